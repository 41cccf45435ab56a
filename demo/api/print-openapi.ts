/** `npm run openapi`: the OpenAPI document on standard output. */
import { openApiDocument } from './openapi.js';

process.stdout.write(`${JSON.stringify(openApiDocument(), null, 2)}\n`);
