import type { PartnerDimension, PartnerFilter } from '../../graph/schema-types';

/** What the heat map can have in its rows and columns: a dimension of partners. */
interface Dimension {
  /** The partners that have the value. */
  readonly having: (value: string) => PartnerFilter;
  /** The partners that have no value; undefined if each has one. */
  readonly without?: PartnerFilter;
  /** Whether the values that no partner has are shown: not if there are too many of them, or no end of them. */
  readonly hasEmpty: boolean;
}

const code = (value: string) => ({ code: { eq: value } });
const slug = (value: string) => ({ slug: { eq: value } });

/**
 * All dimensions but those of the grid of a map, and of when a row was recorded. A filter says the same as the dimension: it asks
 * for the row at the end of the same path, in force on the same day.
 */
export const dimensions = {
  COUNTRY: { having: (value) => ({ country: code(value) }), hasEmpty: true },
  COUNTRY_REGION: { having: (value) => ({ country: { region: code(value) } }), hasEmpty: true },
  QUALIFICATION: {
    having: (value) => ({ qualifications: { some: slug(value) } }),
    without: { qualifications: { none: {} } },
    hasEmpty: true,
  },
  QUALIFICATION_SET: {
    having: (value) => {
      const slugs = value === '' ? [] : value.split(', ');
      return {
        and: [
          { qualifications: { count: { eq: slugs.length } } },
          ...slugs.map((each) => ({ qualifications: { some: slug(each) } })),
        ],
      };
    },
    hasEmpty: false,
  },
  QUALIFICATION_PROGRAM: {
    having: (value) => ({ qualifications: { some: { program: code(value) } } }),
    without: { qualifications: { none: {} } },
    hasEmpty: true,
  },
  PROGRAM: {
    having: (value) => ({ programs: { some: code(value) } }),
    without: { programs: { none: {} } },
    hasEmpty: true,
  },
  ENROLMENT_TIER: {
    having: (value) => ({ enrolments: { some: { inForce: { eq: true }, tier: { id: { eq: value } } } } }),
    // An enrolment may have no tier, beside others that have one.
    without: {
      or: [
        { enrolments: { none: { inForce: { eq: true } } } },
        { enrolments: { some: { inForce: { eq: true }, hasTier: false } } },
      ],
    },
    hasEmpty: true,
  },
  TECHNOLOGY_CATEGORY: {
    having: (value) => ({ technologies: { some: { category: code(value) } } }),
    without: { technologies: { none: {} } },
    hasEmpty: true,
  },
  TECHNOLOGY: {
    having: (value) => ({ technologies: { some: slug(value) } }),
    without: { technologies: { none: {} } },
    hasEmpty: true,
  },
  TECHNOLOGY_VENDOR: {
    having: (value) => ({ technologies: { some: { vendor: slug(value) } } }),
    without: { technologies: { none: {} } },
    hasEmpty: true,
  },
  COMPETENCE_VALIDATION_COMPETENCE: {
    having: (value) => ({ competenceValidations: { some: { inForce: { eq: true }, competence: code(value) } } }),
    without: { competenceValidations: { none: { inForce: { eq: true } } } },
    hasEmpty: true,
  },
  OFFERING_SERVICE_MODEL: {
    having: (value) => ({ offerings: { some: { serviceModel: { eq: value as 'IAAS' } } } }),
    without: { offerings: { none: {} } },
    hasEmpty: true,
  },
  TERM: {
    having: (value) => ({ terms: { some: slug(value) } }),
    without: { terms: { none: {} } },
    hasEmpty: true,
  },
  DISTRIBUTOR: {
    having: (value) => ({ distributors: { some: slug(value) } }),
    without: { distributors: { none: {} } },
    hasEmpty: true,
  },
  DISTRIBUTOR_COUNTRY: {
    having: (value) => ({ distributors: { some: { country: code(value) } } }),
    without: { distributors: { none: {} } },
    hasEmpty: true,
  },
  ELIGIBLE_FINANCING_PROGRAM: {
    having: (value) => ({ eligibleFinancingPrograms: { some: code(value) } }),
    without: { eligibleFinancingPrograms: { none: {} } },
    hasEmpty: true,
  },
  EMPLOYEE_RANGE: {
    having: (value) => ({ employeeRange: { eq: value } }),
    without: { employeeRange: { isNull: true } },
    hasEmpty: false,
  },
  PARENT: { having: (value) => ({ parent: slug(value) }), without: { hasParent: false }, hasEmpty: false },
  STATUS: { having: (value) => ({ status: { eq: value as 'ACTIVE' } }), hasEmpty: true },
} satisfies Partial<Record<PartnerDimension, Dimension>> as Readonly<Record<DimensionCode, Dimension>>;

export type DimensionCode =
  | ('COUNTRY' | 'COUNTRY_REGION' | 'QUALIFICATION' | 'QUALIFICATION_SET' | 'QUALIFICATION_PROGRAM' | 'PROGRAM')
  | ('ENROLMENT_TIER' | 'TECHNOLOGY_CATEGORY' | 'TECHNOLOGY' | 'TECHNOLOGY_VENDOR' | 'COMPETENCE_VALIDATION_COMPETENCE')
  | ('OFFERING_SERVICE_MODEL' | 'TERM' | 'DISTRIBUTOR' | 'DISTRIBUTOR_COUNTRY' | 'ELIGIBLE_FINANCING_PROGRAM')
  | ('EMPLOYEE_RANGE' | 'PARENT' | 'STATUS');

/** Stands in the address for the partners that have no value. No code or slug has it. */
export const noValue = '!none';

/** The value of a dimension in the key of a group. */
export interface KeyValue {
  readonly value: string | null;
  readonly label?: string | null;
  readonly node: { readonly id: string } | null;
}

/** What names a value in the address and in a filter: its slug or code, or the id of a row whose code others have too. */
export function nameOf(dimension: DimensionCode, { value, node }: KeyValue): string {
  if (value === null) return noValue;
  // An id that carries a date is of that date alone.
  return dimension === 'ENROLMENT_TIER' && node ? (node.id.split('@')[0] ?? node.id) : value;
}

function filterOf(dimension: DimensionCode, name: string): PartnerFilter {
  const { having, without } = dimensions[dimension];
  return name === noValue ? (without ?? having('')) : having(name);
}

/** The partners behind a cell. */
export function cellFilter(rows: DimensionCode, row: string, columns: DimensionCode, column: string): PartnerFilter {
  return { and: [filterOf(rows, row), filterOf(columns, column)] };
}
