//! What tests of several rooms share: what stands beside the project, the bundles that are put together from real
//! pages, and workbooks in the hands of other programs.

mod beside;
mod python;
mod real;
mod wasm;
pub mod workbook;

pub use beside::beside;
pub use python::has_python;
pub use real::{Assembled, assemble};
pub use wasm::wasm_host;
