import { policiesOf, Visible, VisibleField } from '../../../src/engine/metadata/policy';

abstract class Noted {
  @VisibleField({ ADMIN: 'all' })
  note!: string;

  @VisibleField({ ADMIN: 'all' })
  remark!: string;
}

@Visible({ PUBLIC: 'all', ADMIN: 'all' })
class Row extends Noted {
  @VisibleField({ PUBLIC: 'all', ADMIN: 'all' })
  override remark!: string;
}

/** Some of the rows. */
class NearestRow extends Row {}

test.each([
  ['directly', Row],
  ['over another class', NearestRow],
])('a class inherits the field policies of the class that it extends: %s', (_, each) => {
  expect(policiesOf([each]).get(each)).toEqual({
    rows: { PUBLIC: 'all', ADMIN: 'all' },
    through: [],
    fields: { note: { ADMIN: 'all' }, remark: { PUBLIC: 'all', ADMIN: 'all' } },
    ofWholeRow: [],
  });
});

test('a class without a policy is refused', () => {
  expect(() => policiesOf([Noted])).toThrow('Noted says nowhere who sees its rows.');
});
