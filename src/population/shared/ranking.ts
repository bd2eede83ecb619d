import type { Definition } from '../definition';
import { Random } from '../random';
import type { Reference } from '../sink/tables';

/** What a cloud of 2011 is made of more often than of anything else, the commonest first. */
const commonest = ['cisco-ucs', 'vmware-vsphere', 'cisco-nexus-1000v', 'cisco-nexus-5000', 'netapp-fas', 'emc-vnx'];

/** The technologies in an order of popularity: those of all vendors, of the program's own vendor, and of the others. */
export interface Ranking {
  readonly all: readonly Reference[];
  readonly own: readonly Reference[];
  readonly foreign: readonly Reference[];
}

/** The commonest technologies come first; the others follow in random order. */
export function rankedTechnologies(definition: Definition, seed: number): Ranking {
  const first = commonest.map((slug) => definition.of('technology', slug));
  const others = definition.technologies.filter((each) => !first.includes(each));
  const all = [...first, ...new Random(seed).fork('favourites').shuffled(others)];
  const isOwn = (technology: Reference): boolean => definition.ownTechnologies.has(technology);
  return { all, own: all.filter(isOwn), foreign: all.filter((each) => !isOwn(each)) };
}
