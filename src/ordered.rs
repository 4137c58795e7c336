//! Short lists kept in order as they are filled.
//!
//! The library's sort costs some 3 KB of WebAssembly for each type and key that it is used with; these cost some
//! hundred bytes, and the lists here are short or come almost in order.

/// Puts an item into a list that is in order of a key, behind those of an equal key.
pub fn insert<T, K: Ord>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let own = key(&item);
    let at = list.partition_point(|other| key(other) <= own);
    list.insert(at, item);
}

/// The items in order, each once.
pub fn set<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut list = Vec::new();
    for item in items {
        add(&mut list, item);
    }
    list
}

/// Puts an item into a list that is in order, if it is not there yet. Returns whether it was put there.
pub fn add<T: Ord>(list: &mut Vec<T>, item: T) -> bool {
    let at = list.partition_point(|other| *other < item);
    let new = list.get(at) != Some(&item);
    if new {
        list.insert(at, item);
    }
    new
}

/// Puts numbers, which are mostly places in another list, in order of a key; those of an equal key keep their order. For
/// lists that are long and in no order: there is one sort for all of them.
pub fn sort(numbers: &mut [usize], key: &dyn Fn(usize) -> [i64; 4]) {
    numbers.sort_by_key(|&number| key(number));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut list = Vec::new();
        for item in [(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')] {
            insert(&mut list, item, |item| item.0);
        }
        assert_eq!(list, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn sets_have_each_item_once() {
        assert_eq!(set([3, 1, 2, 1, 3].into_iter()), [1, 2, 3]);
    }
}
