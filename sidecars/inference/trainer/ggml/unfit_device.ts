/** A device that cannot do what is asked of it; another one can. */
export class UnfitDevice extends Error {}
