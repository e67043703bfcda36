#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Plain JavaScript: for the first file that is not in this cache Node loads its stripper of types, which takes 18 MB and a
// tenth of a second. `cli.ts` opens the cache too, for who starts it directly, when it has been stripped already.
enableCompileCache();

await import('../cli.ts');
