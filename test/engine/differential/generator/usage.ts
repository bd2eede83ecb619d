import type { GraphQLInputField, GraphQLSchema } from 'graphql';
import { getNamedType } from 'graphql';
import { Aim } from './aim';
import type { Choice } from './choice';
import type { Field } from './draft';
import { pullsOf } from './pull';

/** How much a field that was not met outweighs one that was never written. */
const force = 8;

/** As long as more than these are unmet, random documents meet enough of them. */
const mostSought = 900;

/** The most keys of an order that are there for what the document goes to. */
const mostKeys = 4;

/** A document with at least so many edges below each other is deep. */
export const deep = 4;
/** The share of deep documents that the generator aims at. It reaches less. */
const aimedAt = 0.36;

/** Counts of the fields and arguments written so far. Rare ones are chosen more often, and those that lead to rare ones. */
export class Usage {
  readonly #counts = new Map<string, number>();
  #pulls: ReadonlyMap<string, number> = new Map();

  /** Whether the document that is being written seeks what no other has met. One that does is less deep. */
  isSeeking = false;

  #schema: GraphQLSchema | undefined;
  #unmet: readonly string[] = [];
  #aim: Aim | undefined;
  /** How often documents went to a part. */
  readonly #tries = new Map<string, number>();

  #documents = 0;
  #deepOnes = 0;

  /** Notes how deep an executed document was. */
  reached(depth: number): void {
    this.#documents += 1;
    if (depth >= deep) this.#deepOnes += 1;
  }

  /** Whether fewer documents than intended were deep so far. */
  get isShallow(): boolean {
    return this.#deepOnes <= aimedAt * this.#documents;
  }

  count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  add(name: string): void {
    this.#counts.set(name, this.count(name) + 1);
  }

  /**
   * From now on prefers these, and what leads to them. They were not executed: if they were written, then below a directive or where
   * no row is.
   */
  seek(schema: GraphQLSchema, unmet: readonly string[]): void {
    for (const name of unmet) {
      this.#counts.delete(name);
      // A dimension, as it is counted.
      this.#counts.delete(name.replace('.', 'Dimension.'));
    }
    this.#schema = schema;
    this.#unmet = unmet;
    this.#pulls = unmet.length > mostSought ? new Map() : pullsOf(schema, unmet);
  }

  /** From here on the document goes to one of the parts that were not met, or to none in particular. */
  takeAim(choice: Choice, isAimed = this.isAimed): void {
    this.#aim = undefined;
    if (!isAimed || !this.#schema || this.#unmet.length === 0) return;
    // What was tried and not met may be hard to meet: it must not keep others from their turn.
    const name = choice.weighted(this.#unmet.map((each) => [1 / (1 + this.#tried(each)), each]));
    this.#tries.set(name, this.#tried(name) + 1);
    this.#aim = new Aim(this.#schema, name, choice.shuffle(this.#unmet));
  }

  #tried(name: string): number {
    return this.#tries.get(name) ?? 0;
  }

  /** Whether the document goes to a part that was not met. */
  get isAimed(): boolean {
    return this.#aim !== undefined;
  }

  /** The percentage of what can leave a page or a list empty, such as a cursor: little where the document goes to something behind it. */
  share(usual: number): number {
    return this.isAimed ? Math.ceil(usual / 8) : usual;
  }

  /** Whether the document goes to this part. */
  wants(name: string): boolean {
    return this.#aim?.has(name) === true;
  }

  /** Whether the document goes to an order that a field takes. */
  wantsOrder(field: string): boolean {
    return this.wants(`${field}(orderBy)`) || (this.#aim?.isOrder === true && this.#aim.isAt(field));
  }

  /** The member of an order that leads to the part that the document goes to. */
  wantedMember(order: string, members: readonly GraphQLInputField[]): GraphQLInputField | undefined {
    return this.#aim?.isOrder === true ? this.#aim.memberOf(order, members) : undefined;
  }

  /** How many keys an order has at least that leads to the part that the document goes to. */
  get wantedKeys(): number {
    return this.#aim?.isOrder === true ? Math.min(mostKeys, this.#aim.size) : 1;
  }

  /** The values of an enum that the document goes to, or the members of an input. */
  wantedValues(owner: string): readonly string[] {
    return this.#aim?.of(owner) ?? [];
  }

  /** The first of these. */
  wantedValue(owner: string): string | undefined {
    return this.wantedValues(owner)[0];
  }

  /** Whether a field leads from its owner to the part that the document goes to. */
  leads(owner: string, { name, type }: Pick<Field, 'name' | 'type'>): boolean {
    return this.#aim?.isNext(owner, name, getNamedType(type).name) ?? false;
  }

  /** How much a field leads to what is sought: 1 if it is sought itself, less with each field between, 0 if it does not. */
  pull(name: string): number {
    return this.isSeeking ? (this.#pulls.get(name) ?? 0) : 0;
  }

  /** A weight that falls as the count grows. */
  weight(name: string): number {
    return 1 / (1 + this.count(name) / 4) + force * this.pull(name);
  }
}
