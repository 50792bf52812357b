// Cuts GitHub's OpenAPI description down to what a client's requests are checked against:
// node cut.mjs <whole.json> <cut.json>
import { readFileSync, writeFileSync } from 'node:fs';

const REPOSITORY = '/repos/{owner}/{repo}';
const USED = {
  '/user': ['get'],
  [REPOSITORY]: ['get'],
  [`${REPOSITORY}/compare/{basehead}`]: ['get'],
  [`${REPOSITORY}/git/blobs/{file_sha}`]: ['get'],
  [`${REPOSITORY}/git/commits`]: ['post'],
  [`${REPOSITORY}/git/commits/{commit_sha}`]: ['get'],
  [`${REPOSITORY}/git/ref/{ref}`]: ['get'],
  [`${REPOSITORY}/git/refs`]: ['post'],
  [`${REPOSITORY}/git/refs/{ref}`]: ['patch', 'delete'],
  [`${REPOSITORY}/git/trees`]: ['post'],
  [`${REPOSITORY}/git/trees/{tree_sha}`]: ['get'],
  [`${REPOSITORY}/issues`]: ['get', 'post'],
  [`${REPOSITORY}/issues/{issue_number}`]: ['get', 'patch'],
  [`${REPOSITORY}/issues/{issue_number}/comments`]: ['get', 'post'],
  [`${REPOSITORY}/issues/{issue_number}/labels`]: ['get', 'post'],
  [`${REPOSITORY}/issues/{issue_number}/labels/{name}`]: ['delete'],
  [`${REPOSITORY}/pulls`]: ['get', 'post'],
  [`${REPOSITORY}/pulls/{pull_number}`]: ['get', 'patch'],
  [`${REPOSITORY}/pulls/{pull_number}/requested_reviewers`]: ['post'],
  [`${REPOSITORY}/pulls/{pull_number}/reviews`]: ['get'],
};

const [whole, cut] = process.argv.slice(2);
const spec = JSON.parse(readFileSync(whole, 'utf8'));
const components = {};

/** Takes over what a part refers to, and what that refers to. */
function follow(part) {
  if (part === null || typeof part !== 'object') return;
  for (const [key, value] of Object.entries(part)) {
    if (key !== '$ref' || typeof value !== 'string') {
      follow(value);
      continue;
    }
    const [kind, name] = value.split('/').slice(2);
    components[kind] ??= {};
    if (!(name in components[kind])) {
      components[kind][name] = spec.components[kind][name];
      follow(components[kind][name]);
    }
  }
}

const paths = {};
for (const [path, methods] of Object.entries(USED)) {
  const there = spec.paths[path];
  paths[path] = { parameters: there.parameters ?? [] };
  for (const method of methods) {
    const { operationId, parameters = [], requestBody } = there[method];
    const responses = { default: { description: 'not checked' } };
    paths[path][method] = { operationId, parameters, ...(requestBody && { requestBody }), responses };
  }
}
follow(paths);
writeFileSync(cut, JSON.stringify({ openapi: spec.openapi, info: spec.info, paths, components }));
