import type { Seen, Node } from './node';
import { all, decimal, earned, ifApplies, quoted, reachesFloor, someApply, unlessAbsent } from './node';
import type { RequirementRow, RuleTarget } from './rows';

/** A number that the leaves of trees are about, as SQL over a partner and a day. */
export interface LeafValue {
  readonly sql: string;
  /** The largest value that it can have; `'Infinity'` if there is none. */
  readonly most: string;
  readonly seen: Seen;
}

/** What a tree needs of its requirements, each in a form that compiled. */
export interface TreeParts {
  /** The number of a METRIC or HOLDS; undefined if it does not compile. */
  readonly valueOf: (row: RequirementRow) => LeafValue | undefined;
  /** That the filter of a requirement keeps the partner, undefined without a filter; null if it does not compile. */
  readonly filterOf: (row: RequirementRow) => string | null | undefined;
}

const infinite = "'Infinity'::numeric";

/** What is made of a requirement and of the nodes below it. */
type Made = Omit<Node, 'row' | 'own' | 'applies' | 'children' | 'points' | 'binds'>;

/** A filter that does not compile leaves unknown whether the requirement is met. */
const unknown = {
  ...{ status: 'null::boolean', actual: 'null::numeric', points: 'null::numeric', cost: '1' },
  ...{ least: '0::numeric', most: infinite, profile: `array[0, ${infinite}]` },
};

const unseen: Seen = { partners: false, distributors: false, analysts: false };

/** The requirements of one qualification or tier as selects for one partner, whose row stands around them. */
export class Tree {
  private readonly values: string[] = [];
  private readonly groups: string[] = [];
  private readonly children = new Map<string | null, RequirementRow[]>();
  private readonly roots: readonly Node[];

  constructor(
    readonly target: RuleTarget,
    rows: readonly RequirementRow[],
    private readonly parts: TreeParts,
  ) {
    for (const row of rows) this.children.set(row.parent_id, [...(this.children.get(row.parent_id) ?? []), row]);
    this.roots = (this.children.get(null) ?? []).map((row) => this.node(row, false));
  }

  /** A row for each requirement that applies to the partner on the day. */
  checks(): string | undefined {
    if (this.roots.length === 0) return undefined;
    const { id, kind } = this.target;
    const own = (of: RuleTarget['kind'], value: string, otherwise: string): string => (of === kind ? value : otherwise);
    const key = (of: RuleTarget['kind']): string => own(of, `partner.id || '-${id}'`, 'null::text');
    return `select partner.id || '-' || node.requirement_id as id, ${key('qualification')} as eligibility_id,
  ${key('tier')} as tier_eligibility_id, partner.id || '-' || requirement.parent_id as parent_id,
  ${own('qualification', id, 'null')}::bigint as qualification_id, ${own('tier', id, 'null')}::bigint as tier_id,
  node.requirement_id, requirement.code as requirement_code, ${statusOf('node.status')} as status, node.required, node.actual,
  node.points, seen.partners_see, seen.distributors_see, seen.analysts_see
from (select) as one
${this.nodes(this.requirementRows())}
join requirement on requirement.id = node.requirement_id
join compiled_requirement seen on seen.requirement_id = node.requirement_id
where node.applies`;
  }

  /** One row: the status of the whole on the day, and how many leaves are missing. */
  eligibility(): string {
    const { id, kind, program, place } = this.target;
    const ranked = kind === 'tier' ? place : quoted(place);
    const key = `partner.id || '-${id}' as id, ${id}::bigint as ${kind}_id, ${quoted(program)} as program_code, ${ranked} as ${placeOf(kind)}`;
    const nothing = `'UNKNOWN'::requirement_status as status, null::integer as missing_count`;
    if (this.roots.length === 0) return `select ${key}, ${nothing}`;
    return `select ${key}, ${statusOf('node.status')} as status, node.missing_count
from (select) as one
${this.nodes([this.wholeRow()])}`;
  }

  /**
   * All results of some partners on each of some days: a row for each requirement, and one without a requirement for the whole.
   * What does not apply has no status.
   * @param partners the condition that picks rows of `partner`
   * @param days a query of days for such a row
   */
  results(partners: string, days: string): string {
    return `select node.requirement_id, partner.id as partner_id, days.day,
  case when node.applies then ${statusOf('node.status')} end as status, node.required, node.actual, node.points, node.missing_count
from partner cross join lateral (${days}) as days (day)
${this.nodes([this.wholeRow(), ...this.requirementRows()])}
where ${partners}`;
  }

  get isEmpty(): boolean {
    return this.roots.length === 0;
  }

  /** Who may see the values that each requirement is made of. */
  seen(): readonly { readonly id: string; readonly seen: Seen }[] {
    return this.listed(this.roots, undefined).map(({ node: { row, seen } }) => ({ id: row.id, seen }));
  }

  private requirementRows(): readonly string[] {
    return this.listed(this.roots, undefined).map(({ node, applies }) => {
      const { row, status, required, actual, points } = node;
      return `(${[`${row.id}::bigint`, status, required, actual, points, 'null::integer', applies ?? 'true'].join(', ')})`;
    });
  }

  private wholeRow(): string {
    const applies = someApply(this.roots);
    const whole = all(this.roots.map((root) => unlessAbsent(root, root.status))) as string;
    const status = applies === undefined ? whole : `case when ${applies} then ${whole} end`;
    const cost = this.roots.map((root) => ifApplies(root, root.cost, '0')).join(' + ');
    const [numbers, missing] = ['null::numeric', `case when (${status}) is not null then (${cost})::integer end`];
    return `(null::bigint, ${status}, ${numbers}, ${numbers}, ${numbers}, ${missing}, true)`;
  }

  /** What the values of the tree are read from, for the row of `partner` and the `day` around it, and rows made of them. */
  private nodes(rows: readonly string[]): string {
    const leaves = this.values.length > 0 ? `(select ${this.values.join(', ')} offset 0)` : '(select)';
    return `cross join lateral ${leaves} as leaf
${this.groups.join('\n')}
cross join lateral (values
  ${rows.join(',\n  ')}
) as node (requirement_id, status, required, actual, points, missing_count, applies)`;
  }

  /** All nodes, each with the condition that it and all above it apply. */
  private listed(
    nodes: readonly Node[],
    above: string | undefined,
  ): readonly { readonly node: Node; readonly applies: string | undefined }[] {
    return nodes.flatMap((node) => {
      const applies = all([above, node.applies]);
      return [{ node, applies }, ...this.listed(node.children, all([above, node.own]))];
    });
  }

  private node(row: RequirementRow, inScore: boolean): Node {
    const filter = this.parts.filterOf(row);
    const children = (this.children.get(row.id) ?? []).map((child) => this.node(child, row.form === 'SCORE'));
    const own = all([...period(row), ...(typeof filter === 'string' ? [this.value(filter)] : [])]);
    const isLeaf = row.form === 'METRIC' || row.form === 'HOLDS';
    const applies = isLeaf ? own : all([own, someApply(children)]);
    const binds = row.minimum !== null || row.floor !== null || children.some((child) => child.binds);
    const made = isLeaf ? this.leaf(row, inScore) : this.group(row, children);
    const points = inScore ? earned(made.actual, row) : 'null::numeric';
    const node: Node = { row, own, children, applies, binds, ...made, points, ...(filter === null && unknown) };
    if (isLeaf) return node;
    const floor = inScore ? reachesFloor(node) : undefined;
    return this.kept({ ...node, status: all([node.status, floor]) as string });
  }

  /** A value of the partner, computed once for each partner. */
  private value(sql: string): string {
    const name = `v${this.values.length}`;
    this.values.push(`${sql} as ${name}`);
    return `leaf.${name}`;
  }

  private leaf(row: RequirementRow, inScore: boolean): Made {
    const found = this.parts.valueOf(row);
    const value = found ? this.value(found.sql) : 'null::numeric';
    const limit = found?.most ?? infinite;
    const least = `coalesce(${value}, 0)`;
    const reaches =
      row.minimum === null ? `case when ${value} is not null then true end` : `${value} >= ${decimal(row.minimum)}`;
    const floor = inScore && row.floor !== null ? `${earned(value, row)} >= ${decimal(row.floor)}` : undefined;
    const status = all([reaches, floor]) as string;
    return {
      status,
      required: decimal(row.minimum),
      actual: value,
      least,
      most: `coalesce(${value}, ${limit})`,
      profile: `array[${least}, ${limit}]`,
      cost: `case when ${status} then 0 else 1 end`,
      seen: found?.seen ?? unseen,
    };
  }

  private group(row: RequirementRow, children: readonly Node[]): Made {
    const met = sum(children.map((child) => `(${all([child.applies, `${child.status} is true`])})::integer`));
    const seen = children.reduce<Seen>((whole, { seen: one }) => both(whole, one), {
      partners: true,
      distributors: true,
      analysts: true,
    });
    const counted = { actual: `(${met})::numeric`, least: '0::numeric', most: infinite, profile: 'null::numeric[]' };
    if (row.form === 'ALL') {
      const present = sum(children.map(({ applies }) => (applies === undefined ? '1' : `(${applies})::integer`)));
      return {
        ...counted,
        status: all(children.map((child) => unlessAbsent(child, child.status))) ?? 'null::boolean',
        required: `(${present})::numeric`,
        cost: sum(children.map((child) => ifApplies(child, child.cost, '0'))),
        seen: { partners: true, distributors: true, analysts: true },
      };
    }
    if (row.form === 'AT_LEAST') {
      const possible = sum(
        children.map((child) => `(${all([child.applies, `${child.status} is not false`])})::integer`),
      );
      const costs = children.map((child) => ifApplies(child, child.cost, 'null'));
      return {
        ...counted,
        status: `case when ${met} >= ${row.minimum} then true when ${possible} < ${row.minimum} then false end`,
        required: decimal(row.minimum),
        cost: `least_sum(array[${costs.join(', ')}]::integer[], ${row.minimum}::integer)`,
        seen: { partners: true, distributors: true, analysts: true },
      };
    }
    return { ...this.score(row, children), seen };
  }

  private score(row: RequirementRow, children: readonly Node[]): Omit<Made, 'seen'> {
    const total = (which: 'least' | 'most'): string =>
      children.length === 0
        ? '0::numeric'
        : sum(children.map((child) => ifApplies(child, earned(child[which], child.row), '0')));
    const [least, most] = [total('least'), total('most')];
    // A part that asks for a number itself has to be met; another one only gives what it has.
    const parts = children.flatMap((child) => (child.binds ? [unlessAbsent(child, child.status)] : []));
    const minimum = decimal(row.minimum);
    const reaches = `(case when ${least} >= ${minimum} then true when ${most} < ${minimum} then false end)`;
    const status = all([...parts, row.minimum === null ? undefined : reaches]) ?? 'true';
    const profiles = children.map((child) => {
      const { form, points, cap, minimum: own, floor } = child.row;
      const limits = [decimal(points ?? '1'), decimal(cap), decimal(own), decimal(floor)];
      // A leaf that is not met gives nothing that would do if it has to be met.
      const first = `case when ${child.status} then ${child.least} else '-Infinity' end`;
      const isUnmet = child.binds && form !== 'SCORE';
      const of = isUnmet ? `array[${first}] || (${child.profile})[2:]` : child.profile;
      return ifApplies(child, `score_child(${[of, ...limits].join(', ')})`, 'array[0::numeric]');
    });
    const profile = profiles.reduce((one, other) => `score_sum(${one}, ${other})`, 'array[0::numeric]');
    return {
      ...{ status, actual: least, least, most, profile, required: minimum },
      cost: `case when ${status} then 0 else score_cost(${profile}, ${minimum}) end`,
    };
  }

  /** Computes a group once for each partner, so that what stands above it does not repeat it. */
  private kept(node: Node): Node {
    const name = `g${node.row.id}`;
    const { applies, status, required, actual, points, least, most, cost } = node;
    const columns = { applies, status, required, actual, points, least, most, cost };
    const given = Object.entries(columns).filter(([, sql]) => sql !== undefined);
    this.groups.push(
      `cross join lateral (select ${given.map(([column, sql]) => `${sql} as "${column}"`).join(', ')} offset 0) as ${name}`,
    );
    return { ...node, ...Object.fromEntries(given.map(([column]) => [column, `${name}."${column}"`])) };
  }
}

/** The column with the place of a target in its program. */
export function placeOf(kind: RuleTarget['kind']): string {
  return kind === 'tier' ? 'tier_rank' : 'qualification_code';
}

function both(one: Seen, other: Seen): Seen {
  return {
    partners: one.partners && other.partners,
    distributors: one.distributors && other.distributors,
    analysts: one.analysts && other.analysts,
  };
}

function sum(terms: readonly string[]): string {
  return terms.length > 0 ? `(${terms.join(' + ')})` : '0';
}

function period({ valid_from, valid_to }: RequirementRow): string[] {
  const from = `day >= date ${quoted(valid_from)}`;
  return valid_to === null ? [from] : [from, `day < date ${quoted(valid_to)}`];
}

function statusOf(condition: string): string {
  return `(case when ${condition} then 'MET' when not ${condition} then 'MISSING' else 'UNKNOWN' end)::requirement_status`;
}
