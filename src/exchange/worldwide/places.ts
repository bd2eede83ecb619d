export { places } from '../demo/places';
