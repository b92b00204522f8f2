//! Who stands in what: looked up once for a whole tree, so that finding a place costs what the place is deep, and not what its list
//! is long.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::tree::{Node, NodeId, Shape, Tree};

/// From how many keys on a map is looked up by the order of its keys; fewer are faster told by going through them.
const MANY: usize = 16;

/// Where each node of a tree stands, worked out when somebody first asks.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookup(OnceLock<Family>);

#[derive(Debug, Clone, Default)]
struct Family {
    /// Of each node the node it is written in, and the how manieth child of that it is; the root is in itself.
    above: Vec<(u32, u32)>,
    /// Where the children of each node begin in `children`; one more than there are nodes.
    starts: Vec<u32>,
    /// The children of all nodes, those of one node behind each other.
    children: Vec<u32>,
    /// Of each map with many keys the keys in the order of their texts; of equal ones the first comes first.
    keys: BTreeMap<u32, Vec<u32>>,
    /// What aliases stand for.
    targets: BTreeSet<u32>,
}

impl Family {
    fn of<'t>(nodes: &[Node], text: impl Fn(u32) -> Option<&'t str>) -> Self {
        let mut family = Self {
            above: vec![(0, 0); nodes.len()],
            starts: Vec::with_capacity(nodes.len() + 1),
            children: Vec::with_capacity(nodes.len()),
            keys: BTreeMap::new(),
            targets: BTreeSet::new(),
        };
        for (index, node) in nodes.iter().enumerate() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            family.starts.push(u32::try_from(family.children.len()).unwrap_or(u32::MAX));
            if let Shape::Alias { target } = node.shape {
                family.targets.insert(target);
            }
            if !matches!(node.shape, Shape::Sequence | Shape::Mapping) {
                continue;
            }
            let (mut child, mut nth) = (index + 1, 0);
            let mut keys = Vec::new();
            while child < node.next {
                family.above[child as usize] = (index, nth);
                family.children.push(child);
                if node.shape == Shape::Mapping && nth % 2 == 0 {
                    keys.push(child);
                }
                child = nodes[child as usize].next;
                nth += 1;
            }
            if keys.len() > MANY {
                keys.sort_by_key(|key| text(*key));
                family.keys.insert(index, keys);
            }
        }
        family.starts.push(u32::try_from(family.children.len()).unwrap_or(u32::MAX));
        family
    }
}

impl Tree {
    fn family(&self) -> &Family {
        self.lookup.0.get_or_init(|| Family::of(&self.nodes, |key| self.scalar(NodeId(key))))
    }

    /// The node that a node is written in, and the how manieth child of it; `None` for the root.
    pub(super) fn above(&self, node: NodeId) -> Option<(NodeId, usize)> {
        let (above, nth) = *self.family().above.get(node.0 as usize)?;
        (node.0 > 0).then_some((NodeId(above), nth as usize))
    }

    /// Whether an alias stands for a node, or for one that it is written in: what is changed there changes elsewhere too.
    pub(super) fn is_shared(&self, node: NodeId) -> bool {
        let above = |it: &NodeId| self.above(*it).map(|(above, _)| above);
        let targets = &self.family().targets;
        !targets.is_empty() && std::iter::successors(Some(node), above).any(|it| targets.contains(&it.0))
    }

    /// Whether an alias stands for a node, or for one that is written in it.
    pub(super) fn holds_shared(&self, node: NodeId) -> bool {
        let end = self.nodes.get(node.0 as usize).map_or(node.0, |it| it.next);
        self.family().targets.range(node.0..end).next().is_some()
    }

    /// A child of a node that is written here, counted from 0; of a map its keys and values in turn.
    pub(super) fn child(&self, parent: u32, nth: usize) -> Option<NodeId> {
        let family = self.family();
        let start = *family.starts.get(parent as usize)? as usize;
        let end = *family.starts.get(parent as usize + 1)? as usize;
        family.children.get(start..end)?.get(nth).map(|child| NodeId(*child))
    }

    /// The first key of a map of many keys that has this text, with its value. `None` where the map has few, and has to be gone through.
    pub(super) fn among_many(&self, map: u32, text: &str) -> Option<Option<(NodeId, NodeId)>> {
        let node = self.nodes.get(map as usize)?;
        // A map of few keys takes few bytes more than its node, and most are such.
        if (node.next as usize).saturating_sub(map as usize) <= 2 * MANY {
            return None;
        }
        let keys = self.family().keys.get(&map)?;
        let before = |key: &u32| self.scalar(NodeId(*key)) < Some(text);
        let key = keys.get(keys.partition_point(before)).map(|key| NodeId(*key));
        Some(key.filter(|key| self.scalar(*key) == Some(text)).and_then(|key| {
            let (_, nth) = self.above(key)?;
            Some((key, self.child(map, nth + 1)?))
        }))
    }
}
