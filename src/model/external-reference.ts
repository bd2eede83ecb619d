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
  description: 'What another system calls a node of the graph. A source and its id name one node.',
  asOf: "nothing here follows the request's date; a reference always shows today's values.",
  key: ['source', 'externalId'],
  order: ['source', 'externalId'],
  root: { many: 'externalReferences' },
})
@Visible({ DISTRIBUTOR: { 'made by its own imports': { importer: isViewingDistributor } }, ...managers })
@Entity()
@Unique(['source', 'externalId'])
@Index(['source', 'externalId', 'id'])
@Index(['importer', 'source', 'externalId', 'id'])
@Index(['nodeType', 'nodeKey', 'source', 'externalId', 'id'])
@Check('external_reference_node_type_check', 'is_node_type(node_type)')
@Check('external_reference_source_check', 'is_name(source)')
@Check('external_reference_external_id_check', 'is_name(external_id)')
export class ExternalReference extends Record {
  @Field(() => String, { description: 'The system that the id belongs to.' })
  @Column(keyColumn)
  source!: string;

  @Field(() => String, { description: 'The id in that system.' })
  @Column(keyColumn)
  externalId!: string;

  @Column(keyColumn)
  nodeType!: string;

  @Column('bigint')
  nodeKey!: string;

  @Field(() => Node, { nullable: true, description: 'What is named; null where you may not see it.' })
  @Reference({ type: 'nodeType', key: 'nodeKey' })
  node!: Node | null;

  /** The distributor whose import made it; null where it was made for none. The schema does not show it. */
  @ManyToOne(() => Distributor, { nullable: true })
  @JoinColumn()
  importer!: Relation<Distributor | null>;
}
