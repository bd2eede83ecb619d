import { ApiKey } from './api-key';
import { TrustedDocument } from './trusted-document';

/** The tables of the authentication. They are not types of the graph. */
export const accessEntities = [ApiKey, TrustedDocument];
