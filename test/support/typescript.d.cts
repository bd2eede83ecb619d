/** The JavaScript of a file, as a module of the old kind. The map of its lines is in the last one. */
export function compiled(filename: string): string;
