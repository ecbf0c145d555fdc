export { type Access, createAccess } from "./access.ts";
export { type Authorize, createAuthorize, type OwnersOf } from "./authorize.ts";
