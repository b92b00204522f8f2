//! YAML text as a flat tree in which every key and value knows its place.
//!
//! Nothing outside this folder may name the parser behind it: a second, faster reader can be put beside the first
//! as long as it builds the same [`Tree`]. Nothing in here knows that partnerships exist.

mod read;
mod text;
mod tree;



pub use tree::{DuplicateKey, Kind, NodeId, Span, Style, Tree};
