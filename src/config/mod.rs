//! Policy values: every number of the method, with its default, unit and source.

mod policy;

pub use policy::{Policy, PolicyValue};
