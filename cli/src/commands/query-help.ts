/** What a query can say, for the help of the verbs that take one. */
export const queryHelp = `
A query is that of the explorer: terms side by side must all hold, "or", "not" or "-", and
parentheses do what they say; * is any text.
  channel:analysis.*   valid:false   from:pricing   to:ledger   type:shop.order.v1
  verdict:expired,duplicate   corr:9c41   latency>200ms   size>1kB   is:retained
  $.risk>0.8   region:eu (a parameter of an address)   gearbox   /VH-[0-9]{4}/`;
