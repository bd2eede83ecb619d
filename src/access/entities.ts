import { ApiKey } from './api-key';
import { TrustedDocument } from './trusted-document';

/** What is kept of who may ask what; none of it is a type of the graph. */
export const accessEntities = [ApiKey, TrustedDocument];
