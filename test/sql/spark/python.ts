/** Print the Python that has Spark, once it is installed: for other scripts. */
import { installSpark } from './install.ts';

console.log(installSpark());
