// Draws the types of schema/schema.graphql and the edges between them into schema/graph.svg.
// With --check, fails where the picture is not of this schema. Usage: node scripts/draw-graph.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import graphql from 'graphql';

const { buildSchema, getNamedType, isListType, isNonNullType, isObjectType } = graphql;

const areas = {
  Reference: ['Region', 'Country', 'FiscalQuarter', 'Vendor', 'TechnologyCategory', 'Technology'],
  Program: ['Program', 'ProgramLaunch', 'Tier', 'Qualification', 'Requirement', 'Competence'],
  Partners: [
    'Partner',
    'Enrolment',
    'CompetenceValidation',
    'QualificationApplication',
    'Award',
    'AwardSuspension',
    'Offering',
    'ResaleAgreement',
    'Engagement',
  ],
  Distribution: ['Distributor', 'DistributionAgreement', 'CollaborativeService', 'Enablement'],
  Financing: ['FinancingProgram', 'FinancingBudget', 'FundingRequest', 'LedgerEntry'],
};
const colours = {
  Reference: '#e8eef7',
  Program: '#fdf0dc',
  Partners: '#e4f3e6',
  Distribution: '#f3e8f5',
  Financing: '#fbe6e3',
};

const read = (name) => readFileSync(new URL(`../schema/${name}`, import.meta.url), 'utf8');
const schema = buildSchema(read('schema.graphql'));

/** The entity at the far end of a field, if it is an edge of the graph. */
function targetOf(field) {
  const name = getNamedType(field.type).name.replace(/Connection$/, '');
  const type = schema.getType(name);
  return isObjectType(type) && type.getInterfaces().length > 0 ? name : undefined;
}

function isMany(field) {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  return isListType(type) || getNamedType(type).name.endsWith('Connection');
}

/** One line for each pair of types: where both ends name each other, the arrow has two heads. */
function edges() {
  const pairs = new Map();
  for (const from of Object.values(areas).flat()) {
    for (const field of Object.values(schema.getType(from).getFields())) {
      const to = targetOf(field);
      if (!to || to === 'ExternalReference') continue;
      const key = [from, to].sort().join(' ');
      const pair = pairs.get(key) ?? { ends: [from, to].sort(), heads: new Set(), many: new Set() };
      pair.heads.add(to);
      if (isMany(field)) pair.many.add(to);
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()];
}

const lines = ['digraph {', 'rankdir=LR; nodesep=0.22; ranksep=0.9; fontname="Helvetica"; splines=true; pad=0.3;'];
lines.push(
  'node [shape=box style="rounded,filled" fontname="Helvetica" fontsize=12 color="#5b6770" height=0.34 margin="0.17,0.04"];',
);
lines.push('edge [color="#8a949c" arrowsize=0.6];');
for (const [area, types] of Object.entries(areas)) {
  for (const type of types) lines.push(`${type} [fillcolor="${colours[area]}"];`);
}
for (const {
  ends: [one, other],
  heads,
  many,
} of edges()) {
  const head = (end) => (heads.has(end) ? (many.has(end) ? 'crow' : 'normal') : 'none');
  lines.push(`${one} -> ${other} [dir=both arrowhead=${head(other)} arrowtail=${head(one)}];`);
}
lines.push('}');

const drawn = (await Graphviz.load()).dot(lines.join('\n')).replace(/<!--[\s\S]*?-->\n?/g, '');
if (!process.argv.includes('--check')) writeFileSync(new URL('../schema/graph.svg', import.meta.url), drawn);
else if (read('graph.svg') !== drawn) {
  console.error('schema/graph.svg is not the picture of this schema: run `npm run schema`.');
  process.exit(1);
}
