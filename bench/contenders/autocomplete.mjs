/**
 * Suggestions for what somebody types, by the columns and functions that the hub's migrations make for its search: the text
 * itself, then names that begin with it, names with words that begin with its words, and one mistake in each forgiven; at last
 * the same two of the words of name and city together.
 *
 * @param {string} text the parameter
 */
export const suggested = (text) => `
  from partner where search_wider @@ (select search_alike(${text}))
  order by case when search_text = (select search_text(${text})) then 4
    when search_text ^@ (select search_text(${text})) then 3
    when search_index @@ (select search_starts(${text})) then 2
    when search_index @@ (select search_alike(${text})) then 1
    when search_wider @@ (select search_starts(${text})) then 0 else -1 end desc, search_text, id limit 8`;
