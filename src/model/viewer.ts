import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { Relation } from 'typeorm';
import { roles, type Role } from '../access/viewer';
import { Distributor } from './distributor';
import { Partner } from './partner';

const roleEnum = Object.fromEntries(roles.map((role) => [role, role])) as { readonly [Name in Role]: Name };
registerEnumType(roleEnum, {
  name: 'Role',
  description: 'The role of a viewer. It decides which rows and fields the viewer may see.',
  valuesConfig: {
    PUBLIC: { description: 'A request without credentials.' },
    PARTNER: { description: 'A partner. It sees its own rows and public ones.' },
    DISTRIBUTOR: {
      description: 'A distributor. It sees its own rows, rows of the partners that it serves, and public ones.',
    },
    ANALYST: { description: 'A person or system that analyses the whole program.' },
    PROGRAM_MANAGER: { description: 'A person or system that runs the program. It sees every row.' },
    ADMIN: { description: 'An operator of the hub. It sees every row.' },
  },
});

/** The sender of a request. It is not a row of the graph; it comes from the credentials of the request. */
@ObjectType({ description: 'The sender of the request: its role, and the partner or distributor that it acts for.' })
export class Viewer {
  @Field(() => ID, {
    description:
      'The id of the viewer for the cache of a client. It differs by role, by partner and by distributor, and carries the date that the request names. `Query.node` does not accept it.',
  })
  id!: string;

  @Field(() => roleEnum, { description: 'The role that the credentials grant; PUBLIC without credentials.' })
  role!: Role;

  @Field(() => Partner, {
    nullable: true,
    description: 'The partner of a viewer with the role PARTNER; null for every other role.',
  })
  partner!: Relation<Partner> | null;

  @Field(() => Distributor, {
    nullable: true,
    description: 'The distributor of a viewer with the role DISTRIBUTOR; null for every other role.',
  })
  distributor!: Relation<Distributor> | null;
}
