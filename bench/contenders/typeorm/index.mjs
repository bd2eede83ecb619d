import { requests } from '../graphql/requests.mjs';

export const typeorm = {
  name: 'typeorm',
  title: 'TypeORM, DataLoader, Apollo Server',
  launch: {
    command: ['contenders/typeorm/server.mjs'],
    environment: { NODE_ENV: 'production' },
    ready: /listening on (\d+)/,
  },
  requests,
};
