import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { getNamedType, GraphQLScalarType, isListType, isNonNullType, isObjectType } from 'graphql';
import { FilterInputs } from './inputs';
import type { ModelScalars } from './operators';

/**
 * Gives every list of the schema its `filter` argument: connections and bounded lists, at the root and inside every type.
 * The inputs are derived from the types that the lists are of, so that a new field can be filtered by at once.
 */
export function declareFilters(schema: GraphQLSchema, isConcept: (typeName: string) => boolean): void {
  const inputs = new FilterInputs(schema, isConcept, scalarsOf(schema));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !(isConcept(type.name) || type === schema.getQueryType())) continue;
    for (const field of Object.values(type.getFields())) {
      const target = listed(schema, field, isConcept);
      // `nodes(ids)` and `partnersBySlug` say themselves which rows they want.
      if (target && (type !== schema.getQueryType() || field.args.some(({ name }) => name === 'first')))
        declare(field, target, inputs);
    }
  }
}

/** The concept of which a field gives a list. */
function listed(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  isConcept: (name: string) => boolean,
): GraphQLObjectType | undefined {
  const { name } = getNamedType(field.type);
  const concept = name.replace(/Connection$/, '');
  const inner = isNonNullType(field.type) ? field.type.ofType : field.type;
  const type = schema.getType(concept);
  return isConcept(concept) && (concept !== name || isListType(inner)) && isObjectType(type) ? type : undefined;
}

function declare(field: GraphQLField<unknown, unknown>, target: GraphQLObjectType, inputs: FilterInputs): void {
  const filter = {
    name: 'filter',
    type: inputs.filterOf(target),
    description: 'Which rows to keep; the others are as if they were not in the list.',
    defaultValue: undefined,
    deprecationReason: undefined,
    extensions: {},
    astNode: undefined,
  };
  field.args = [filter, ...field.args];
}

function scalarsOf(schema: GraphQLSchema): ModelScalars {
  const scalar = (name: string): GraphQLScalarType => {
    const type = schema.getType(name);
    if (!(type instanceof GraphQLScalarType)) throw new Error(`The schema has no scalar ${name}.`);
    return type;
  };
  return {
    date: scalar('Date'),
    dateTime: scalar('DateTime'),
    decimal: scalar('Decimal'),
    duration: scalar('Duration'),
  };
}
