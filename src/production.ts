/**
 * The first import of each program. The package graphql looks for mistakes in its own use unless `NODE_ENV` is `production`, and
 * reads this once, while it is loaded. These checks took a fifth of a start, and as much of the validation of a large document.
 */
process.env['NODE_ENV'] ??= 'production';
