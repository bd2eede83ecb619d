import { Field, Float, ObjectType } from 'type-graphql';

/** A point on the globe. */
@ObjectType({ description: 'A point on the globe, WGS 84.' })
export class Position {
  @Field(() => Float, { description: 'Degrees north of the equator, -90 to 90.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east of Greenwich, -180 to 180.' })
  longitude!: number;
}
