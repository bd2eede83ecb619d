/** What the hand-written statements share. The day is `$1` everywhere. */

/** Whether a period holds on the day. */
export const inForce = (alias) => `${alias}.valid_from <= $1 and coalesce(${alias}.valid_to > $1, true)`;

const suspended = (award) =>
  `exists (select from award_suspension s where s.award_id = ${award}.id and ${inForce('s')})`;

/** Whether an award holds on the day and is not suspended. */
export const awardInForce = (award) => `${inForce(award)} and not ${suspended(award)}`;

export const awardStatus = (award) =>
  `case when $1 < ${award}.valid_from then 'SCHEDULED' when ${award}.valid_to <= $1 then 'ENDED'
    when ${suspended(award)} then 'SUSPENDED' else 'ACTIVE' end`;
