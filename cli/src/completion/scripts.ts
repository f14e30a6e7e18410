const bash = `# parley completion for bash: source <(parley completion bash)
_parley() {
  local IFS=$'\\n' current="\${COMP_WORDS[COMP_CWORD]}"
  local candidates
  candidates="$(parley __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1)"
  COMPREPLY=($(compgen -W "$candidates" -- "$current"))
}
complete -o default -F _parley parley`;

const zsh = `#compdef parley
# parley completion for zsh: source <(parley completion zsh)
_parley() {
  local -a lines candidates
  local line
  lines=("\${(@f)$(parley __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $lines; do
    [[ -n $line ]] && candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  if (( \${#candidates} )); then
    _describe 'parley' candidates
  else
    _files
  fi
}
compdef _parley parley`;

const fish = `# parley completion for fish: parley completion fish | source
function __parley_complete
    set -l words (commandline -opc) (commandline -ct)
    parley __complete -- $words[2..-1] 2>/dev/null
end
complete -c parley -f -n 'test (count (__parley_complete)) -gt 0' -a '(__parley_complete)'`;

const scripts: Readonly<Record<string, string>> = { bash, zsh, fish };

/** The completion script of a shell that the command line allows. */
export function completionScript(shell: string): string {
  return scripts[shell] ?? '';
}
