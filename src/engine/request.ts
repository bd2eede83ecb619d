import type { DocumentNode, GraphQLError, OperationDefinitionNode } from 'graphql';
import type { Wait } from './assemble/slices';
import type { Cost } from './cost/cost';
import type { Work } from './cost/work';
import type { Refused } from './errors/problems';
import type { Signal } from './execute/signal';
import type { Turns } from './execute/turns';

/** The outcome of an operation, with its cost if that is known. */
export type Outcome = { readonly cost?: Cost } &
  /** The data are a `JsonText` if the operation selects only the schema. With `asText` they can be a `JsonText` for any operation. */
  (
    | { readonly kind: 'answered'; readonly data: { readonly [key: string]: unknown } }
    | RefusedOutcome
    /** The statement could not be made or run. The cause is for clients only if it is a `GraphQLError`. */
    | { readonly kind: 'failed'; readonly cause: unknown }
    /** The operation selects rows beside `__schema` or `__type`; graphql-js has to execute it. */
    | { readonly kind: 'declined' }
  );

export interface RefusedOutcome extends Refused {
  readonly kind: 'refused';
  /** Whether the variables do not fit their types; such a request has no data, not even null. */
  readonly invalidVariables?: true;
}

/** The viewer as far as the engine knows it: a role, and the values that policies compare with. */
export interface EngineViewer {
  readonly role: string;
  /** By name; null if this viewer has no such value. Plans name them `viewer.` and the name. */
  readonly values: { readonly [name: string]: string | null };
}

/** The statement of an operation for a viewer, or why the operation is refused. */
export type Explanation =
  | {
      readonly text: string;
      /** The parameters in their order: the name of each, and its value. */
      readonly parameters: readonly { readonly source: string; readonly value: unknown }[];
      readonly cost: Cost;
      /** What is charged, by kinds of work. */
      readonly work: Work;
      readonly problems?: undefined;
    }
  | Refused;

/** What a viewer may spend. */
export interface Budget {
  /**
   * Takes the cost of an operation.
   * @returns the refusal if the viewer may not spend it now
   */
  spend(cost: number): GraphQLError | undefined;
  /** Takes what was spent already, also if nothing is left. */
  charge?(cost: number): void;
}

/** What the engine has made of a read that comes again and again, by role. Only the engine knows what is in it. */
type Memory = Map<string, unknown>;

/** A request as the engine sees it. */
export interface OperationRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they were sent. */
  readonly variables: { readonly [name: string]: unknown };
  /** Kept for requests with the same document, operation and variables. Absent if there may be none. */
  readonly memory?: Memory | undefined;
  readonly viewer: EngineViewer;
  /** Absent if the viewer may spend without limit. */
  readonly budget?: Budget | undefined;
  /** Gives the statement its turn at the connections. Absent if it may run at once. */
  readonly turns?: Turns | undefined;
  /** Lets other requests use the process during long work. Absent if nobody measures the time of this request. */
  readonly wait?: Wait | undefined;
  /** Aborted if the client goes away. */
  readonly signal?: Signal | undefined;
  /** Whether the data are wanted as a `JsonText`. They are objects if they are large. */
  readonly asText?: boolean;
}
