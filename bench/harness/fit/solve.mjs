/**
 * Prices by kinds of work, fitted to measured documents: the prices whose sums differ least from the measured times, by the
 * squares of the logarithms, so that twice too much weighs as much as half. The logarithm keeps each price positive. Squares
 * of relative errors would be least with prices near nothing, since a price can be too low by 100 % at most.
 *
 * A kind that few documents need is held by its present price.
 *
 * @param {readonly { amounts: Readonly<Record<string, number>>, units: number }[]} documents
 *   `units`: what the document should cost
 * @param {Readonly<Record<string, number>>} present
 * @param {readonly string[]} fixed kinds whose price stays
 * @returns {Record<string, number>}
 */
export function fitPrices(documents, present, fixed) {
  const kinds = Object.keys(present);
  const logarithms = kinds.map((kind) => Math.log(present[kind]));
  const before = [...logarithms];
  const [mean, square] = [kinds.map(() => 0), kinds.map(() => 0)];
  for (let round = 1; round <= rounds; round++) {
    const slopes = logarithms.map((value, index) => 2 * held * (value - before[index]));
    for (const { amounts, units } of documents) {
      const parts = kinds.map((kind, index) => (amounts[kind] ?? 0) * Math.exp(logarithms[index]));
      const sum = parts.reduce((total, part) => total + part, 0);
      const error = Math.log(sum / units);
      const pull = 2 * Math.max(-farthest, Math.min(farthest, error));
      parts.forEach((part, index) => (slopes[index] += (pull * part) / sum));
    }
    // Adam, a gradient descent whose steps adapt to each price.
    slopes.forEach((slope, index) => {
      if (fixed.includes(kinds[index])) return;
      mean[index] = 0.9 * mean[index] + 0.1 * slope;
      square[index] = 0.999 * square[index] + 0.001 * slope ** 2;
      const [steady, spread] = [mean[index] / (1 - 0.9 ** round), square[index] / (1 - 0.999 ** round)];
      logarithms[index] -= (step * steady) / (Math.sqrt(spread) + 1e-9);
    });
  }
  return Object.fromEntries(kinds.map((kind, index) => [kind, Number(Math.exp(logarithms[index]).toPrecision(2))]));
}

const rounds = 4_000;
const step = 0.02;
/** An error above this one, as a logarithm, counts no more: the rows that the document reads are not there. */
const farthest = 2.5;
/** How strongly the present prices hold the fitted ones: as much as this part of a document. */
const held = 0.3;

/** The price of some work. */
export function unitsOf(amounts, prices) {
  return Object.entries(amounts).reduce((sum, [kind, amount]) => sum + amount * prices[kind], 0);
}
