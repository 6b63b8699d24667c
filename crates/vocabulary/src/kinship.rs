//! What concepts prove of each other, followed to the end.

use std::collections::BTreeMap;

use crate::colleagues::Titles;
use crate::concept::{ClassId, Concept, ConceptId};
use crate::graph::{self, Edges};

/// The relations of concepts; each list is by the concept's index.
#[derive(Debug)]
pub(crate) struct Kinship {
    /// The concept itself, then everything that a mention of it proves.
    pub implied: Vec<Vec<ConceptId>>,
    /// The concept itself, then every concept whose mention proves it.
    pub narrower: Vec<Vec<ConceptId>>,
    /// Members of every class, through subclasses.
    pub members: BTreeMap<ClassId, Vec<ConceptId>>,
    /// Job titles where they are somebody else's.
    pub titles: Titles,
}

impl Kinship {
    /// Follows what the concepts say of each other.
    pub fn of(concepts: &[Concept]) -> Self {
        let edge = |concept: &Concept| {
            concept.implies.iter().copied().chain(concept.classes.iter().map(|class| class.0)).map(ConceptId::index).collect()
        };
        let implied = graph::closure(&concepts.iter().map(edge).collect());
        let narrower = own_first(&graph::reversed(&implied));
        let titles = Titles::new(concepts, &implied);
        Self { implied: ids(&implied), narrower: ids(&narrower), members: members(concepts), titles }
    }
}

fn ids(edges: &Edges) -> Vec<Vec<ConceptId>> {
    edges.iter().map(|targets| targets.iter().copied().map(ConceptId::new).collect()).collect()
}

/// Each node's list with the node itself moved to the front.
fn own_first(edges: &Edges) -> Edges {
    let order = |(node, targets): (usize, &Vec<usize>)| {
        std::iter::once(node).chain(targets.iter().copied().filter(|target| *target != node)).collect()
    };
    edges.iter().enumerate().map(order).collect()
}

fn members(concepts: &[Concept]) -> BTreeMap<ClassId, Vec<ConceptId>> {
    let edges = concepts.iter().map(|concept| concept.classes.iter().map(|class| class.0.index()).collect()).collect();
    let mut members: BTreeMap<ClassId, Vec<ConceptId>> = BTreeMap::new();
    for (member, classes) in graph::closure(&edges).iter().enumerate() {
        for class in classes.iter().skip(1) {
            members.entry(ClassId(ConceptId::new(*class))).or_default().push(ConceptId::new(member));
        }
    }
    members
}
