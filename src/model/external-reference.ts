import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { GraphEntity, Node, Reference } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { isViewingDistributor, managers } from './audience';
import { Distributor } from './distributor';
import { Record } from './record';
import { keyColumn } from './text';

@GraphEntity({
  description:
    'The id of a row of the graph in another system. The pair of `source` and `externalId` names exactly one row.',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'tens of thousands',
  key: ['source', 'externalId'],
  order: ['source', 'externalId'],
  root: { many: 'externalReferences' },
})
@Visible({ DISTRIBUTOR: { 'rows made by its own imports': { importer: isViewingDistributor } }, ...managers })
@Entity()
@Unique(['source', 'externalId'])
@Index(['source', 'externalId', 'id'])
@Index(['importer', 'source', 'externalId', 'id'])
@Index(['nodeType', 'nodeKey', 'source', 'externalId', 'id'])
@Check('external_reference_node_type_check', 'is_node_type(node_type)')
@Check('external_reference_source_check', 'is_name(source)')
@Check('external_reference_external_id_check', 'is_name(external_id)')
export class ExternalReference extends Record {
  @Field(() => String, { description: 'The name of the other system.' })
  @Column(keyColumn)
  source!: string;

  @Field(() => String, { description: 'The id of the row in the other system.' })
  @Column(keyColumn)
  externalId!: string;

  @Column(keyColumn)
  nodeType!: string;

  @Column('bigint')
  nodeKey!: string;

  @Field(() => Node, { nullable: true, description: 'The row that the reference names.' })
  @Reference({ type: 'nodeType', key: 'nodeKey' })
  node!: Node | null;

  /** The distributor whose import made the reference; null if it was made for no distributor. The schema does not show it. */
  @ManyToOne(() => Distributor, { nullable: true })
  @JoinColumn()
  importer!: Relation<Distributor | null>;
}
