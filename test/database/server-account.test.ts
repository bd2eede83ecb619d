import * as fs from 'node:fs';
import { join } from 'node:path';
import { canReach } from '../../src/database/server-account';
import { temporaryFolder } from '../support/postgres';

const stranger = { uid: 54_321, gid: 54_321 };

test('an account reaches a file if it may enter every folder on the way', () => {
  const home = temporaryFolder('program-hub-reach-');
  try {
    const file = join(home, 'checkout', 'file');
    fs.mkdirSync(join(home, 'checkout'));
    fs.writeFileSync(file, '');
    for (const [homeMode, checkoutMode, fileMode, reached] of [
      [0o755, 0o755, 0o644, true],
      [0o711, 0o711, 0o644, true],
      [0o700, 0o755, 0o644, false],
      [0o755, 0o700, 0o644, false],
      [0o755, 0o755, 0o600, false],
    ] as const) {
      fs.chmodSync(home, homeMode);
      fs.chmodSync(join(home, 'checkout'), checkoutMode);
      fs.chmodSync(file, fileMode);
      expect(canReach(stranger, file)).toBe(reached);
    }
    expect(canReach(undefined, file)).toBe(true);
    expect(canReach(stranger, join(home, 'nothing'))).toBe(false);
  } finally {
    fs.chmodSync(home, 0o700);
    fs.rmSync(home, { recursive: true, force: true });
  }
});
