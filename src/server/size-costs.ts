/**
 * What reading a request costs by its size, beside the flat cost of each request. The unit is that of operations: some 2 µs.
 * Whole kilobytes count, so that usual requests pay the flat cost only.
 */
const kilobyte = 1024;

/** A kilobyte of JSON, whatever it holds: up to 40 µs to parse and to measure. */
const bodyKilobyte = 20;

/** A kilobyte of a document: up to 500 µs to parse and to validate. */
const documentKilobyte = 250;

/** What a body costs. */
export function bodyCost(bytes: number): number {
  return Math.floor(bytes / kilobyte) * bodyKilobyte;
}

/** What a document costs that is refused. */
export function documentCost(characters: number): number {
  return Math.floor(characters / kilobyte) * documentKilobyte;
}
