import { Engine, type EngineMetrics } from '../../src/engine/engine';

const engines = new Set<Engine>();

/** From now on every engine of this process is known once it has answered; a hub keeps its own to itself. */
export function watchEngines(): void {
  const answer = Engine.prototype.answer;
  Engine.prototype.answer = function watched(this: Engine, operation): ReturnType<typeof answer> {
    engines.add(this);
    return answer.call(this, operation);
  };
}

/** The sum of a counter over the engines that have answered since the watch began. */
export function engineMetric(name: keyof EngineMetrics): number {
  return [...engines].reduce((sum, engine) => sum + engine.metrics()[name], 0);
}
