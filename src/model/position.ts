import { Field, Float, ObjectType } from 'type-graphql';

/** A point on the surface of the earth. */
@ObjectType({ description: 'A point on the surface of the earth, WGS 84.' })
export class Position {
  @Field(() => Float, { description: 'Degrees north of the equator: -90 to 90.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east of Greenwich: -180 to 180.' })
  longitude!: number;
}
