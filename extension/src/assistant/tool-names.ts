/** The names of tools in the editor, as package.json declares them, and what they are called where they are made. */
export const toolNames: Readonly<Record<string, string>> = {
  parley_list_contracts: 'list_contracts',
  parley_show_contract: 'show_contract',
  parley_check_contracts: 'check_contracts',
  parley_explain_rule: 'explain_rule',
};
