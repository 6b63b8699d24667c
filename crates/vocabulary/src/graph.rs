//! What implies what, followed to the end.

/// Edges from each node to others, by index.
pub(crate) type Edges = Vec<Vec<usize>>;

/// For every node itself, then everything reachable from it, nearest first.
pub(crate) fn closure(edges: &Edges) -> Edges {
    let mut seen = vec![usize::MAX; edges.len()];
    (0..edges.len())
        .map(|root| {
            let mut reached = vec![root];
            let mut next = 0;
            if let Some(mark) = seen.get_mut(root) {
                *mark = root;
            }
            while let Some(node) = reached.get(next).copied() {
                next += 1;
                for &to in edges.get(node).into_iter().flatten() {
                    if let Some(mark) = seen.get_mut(to).filter(|mark| **mark != root) {
                        *mark = root;
                        reached.push(to);
                    }
                }
            }
            reached
        })
        .collect()
}

/// The same edges the other way round.
pub(crate) fn reversed(edges: &Edges) -> Edges {
    let mut back = vec![Vec::new(); edges.len()];
    for (from, targets) in edges.iter().enumerate() {
        for &to in targets {
            if let Some(sources) = back.get_mut(to) {
                sources.push(from);
            }
        }
    }
    back
}

/// One way round for each knot of nodes that imply each other, starting at its smallest node.
pub(crate) fn cycles(edges: &Edges, closure: &Edges) -> Vec<Vec<usize>> {
    let reaches = |from: usize, to: usize| closure.get(from).is_some_and(|reached| reached.contains(&to));
    let mut found: Vec<Vec<usize>> = Vec::new();
    for (from, targets) in edges.iter().enumerate() {
        for &to in targets {
            let known = found.iter().any(|cycle| cycle.contains(&from));
            if !known && reaches(to, from) {
                found.push(path(edges, to, from));
            }
        }
    }
    found
}

/// The shortest way from one node to another, both included.
fn path(edges: &Edges, from: usize, to: usize) -> Vec<usize> {
    let mut came: Vec<Option<usize>> = vec![None; edges.len()];
    let mut queue = std::collections::VecDeque::from([from]);
    while let Some(node) = queue.pop_front() {
        if node == to {
            break;
        }
        for &next in edges.get(node).into_iter().flatten() {
            if next != from
                && let Some(slot @ None) = came.get_mut(next)
            {
                *slot = Some(node);
                queue.push_back(next);
            }
        }
    }
    let mut way = vec![to];
    while let Some(Some(before)) = way.last().and_then(|node| came.get(*node)) {
        way.push(*before);
    }
    way.reverse();
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closure_holds_the_node_first_then_what_it_reaches() {
        let edges = vec![vec![1], vec![2], vec![], vec![0]];
        assert_eq!(closure(&edges), [vec![0, 1, 2], vec![1, 2], vec![2], vec![3, 0, 1, 2]]);
    }

    #[test]
    fn a_cycle_is_named_by_its_members() {
        let edges = vec![vec![1], vec![2], vec![0], vec![0]];
        assert_eq!(cycles(&edges, &closure(&edges)), [vec![1, 2, 0]]);
    }
}
