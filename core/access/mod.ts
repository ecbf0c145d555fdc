export { type Access, createAccess } from "./access.ts";
export { type Authorize, createAuthorize, type OwnedSight, type OwnersOf } from "./authorize.ts";
