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
  ['it', Row],
  ['that one', NearestRow],
])('what a class says of a field holds in one that extends %s', (_, each) => {
  expect(policiesOf([each]).get(each)).toEqual({
    rows: { PUBLIC: 'all', ADMIN: 'all' },
    through: [],
    fields: { note: { ADMIN: 'all' }, remark: { PUBLIC: 'all', ADMIN: 'all' } },
    ofWholeRow: [],
  });
});

test('a class that says nowhere who sees its rows is refused', () => {
  expect(() => policiesOf([Noted])).toThrow('Noted says nowhere who sees its rows.');
});
