/** The job kinds that the demo looks for, besides those whose rooms name them. */
export const documentsKind = "documents.process";
export const dataKind = "dataset.generate";
export const installKind = "packs.install";
