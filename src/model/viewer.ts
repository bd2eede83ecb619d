import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { Relation } from 'typeorm';
import { roles, type Role } from '../access/viewer';
import { Distributor } from './distributor';
import { Partner } from './partner';

const roleEnum = Object.fromEntries(roles.map((role) => [role, role])) as { readonly [Name in Role]: Name };
registerEnumType(roleEnum, {
  name: 'Role',
  description: 'What somebody who asks may see.',
  valuesConfig: {
    PUBLIC: { description: 'Anybody: who shows no token.' },
    PARTNER: { description: 'One partner.' },
    DISTRIBUTOR: { description: 'One distributor.' },
    ANALYST: { description: 'Somebody who studies the program as a whole.' },
    PROGRAM_MANAGER: { description: 'Somebody who runs the program.' },
    ADMIN: { description: 'Somebody who runs the hub.' },
  },
});

/** Who asks. It is no row of the graph: the request itself says it. */
@ObjectType({ description: 'Who asks.' })
export class Viewer {
  @Field(() => ID, {
    description:
      'Identifies the viewer in the cache of a client: one for each role and, of partners and distributors, for each of them. It carries the date that the request names. `node` does not take it, since the viewer is no row.',
  })
  id!: string;

  @Field(() => roleEnum, { description: 'What who asks may see.' })
  role!: Role;

  @Field(() => Partner, { nullable: true, description: 'The partner that asks; null for every other role.' })
  partner!: Relation<Partner> | null;

  @Field(() => Distributor, { nullable: true, description: 'The distributor that asks; null for every other role.' })
  distributor!: Relation<Distributor> | null;
}
