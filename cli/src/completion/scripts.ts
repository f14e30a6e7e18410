const bash = `# parley completion for bash: source <(parley completion bash)
_parley() {
  local IFS=$'\\n' word current prefix candidates at=-1 glue=
  local -a words=()
  # For bash a colon, < and > part words; in a query they do not.
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if [[ $at -ge 0 && ( -n $glue || $word == [:\\<\\>]* ) ]]; then words[at]+="$word"; else words[at += 1]="$word"; fi
    glue=
    [[ $word == *[:\\<\\>] ]] && glue=1
  done
  current="\${words[at]}"
  prefix="\${current%"\${current##*[:<>]}"}"
  candidates="$(parley __complete -- "\${words[@]}" 2>/dev/null | cut -f1)"
  COMPREPLY=()
  while read -r word; do
    [[ -n $word && $word == "$current"* ]] && COMPREPLY+=("\${word#"$prefix"}")
  done <<<"$candidates"
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
