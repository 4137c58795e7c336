use proptest::prelude::*;
use wherefore::argument::{Misread, Scenario};
use wherefore::document::{ClaimIx, Index, InferenceIx};
use wherefore::format::parse;

use crate::FIXTURE;
use crate::shipped;

#[test]
fn an_address_is_read_as_far_as_it_means_something() {
    let map = parse(FIXTURE).0;
    let index = Index::new(&map);
    let claim = |id: &str| index.claim(&id.into()).unwrap();
    let (scenario, misread) = Scenario::parse(&map, &index, "skill,,nothing,road,skill", "built,road", "i-holds,skill");
    assert_eq!(scenario.rejected, [claim("skill").min(claim("road")), claim("skill").max(claim("road"))]);
    assert_eq!(scenario.accepted, [claim("built")]);
    assert_eq!(scenario.doubted, [index.inference(&"i-holds".into()).unwrap()]);
    assert_eq!(
        misread,
        Misread { unknown: vec!["nothing".to_owned(), "skill".to_owned()], contradicting: vec![claim("road")] }
    );
    assert_eq!(Scenario::parse(&map, &index, "", ",", ""), Default::default());
}

#[test]
fn a_thousand_identifiers_are_no_danger() {
    let map = shipped::map();
    let own = map.claims.iter().filter(|it| !it.is_editors()).map(|it| it.id.0.clone());
    let count = own.clone().count();
    let ids: Vec<_> = (0..1000).map(|at| format!("x{at}")).chain(own).collect();
    let (scenario, misread) = Scenario::parse(&map, &Index::new(&map), &ids.join(","), "", "");
    assert_eq!((scenario.rejected.len(), misread.unknown.len()), (count, 1000));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn what_is_written_is_read(judgments in prop::collection::vec((0..3_u8, 0..64_usize), 0..40)) {
        let map = shipped::map();
        let index = Index::new(&map);
        let mut scenario = Scenario::default();
        let own = |(judgment, at): &(u8, usize)| match judgment {
            0 | 1 => !map.claims[*at].is_editors(),
            _ => !map.inferences[*at].is_editors(),
        };
        for (judgment, at) in judgments.into_iter().filter(own) {
            match judgment {
                0 => scenario.reject(ClaimIx(at)),
                1 => scenario.accept(ClaimIx(at)),
                _ => scenario.doubt(InferenceIx(at)),
            }
        }
        let [reject, accept, doubt] = scenario.write(&map);
        prop_assert_eq!(Scenario::parse(&map, &index, &reject, &accept, &doubt), (scenario, Misread::default()));
    }

    #[test]
    fn anything_is_read(reject in ".{0,60}", accept in "[a-z,-]{0,60}", doubt in "[ -~]{0,60}") {
        let map = parse(FIXTURE).0;
        let (scenario, _) = Scenario::parse(&map, &Index::new(&map), &reject, &accept, &doubt);
        prop_assert!(scenario.rejected.iter().chain(&scenario.accepted).all(|claim| claim.0 < map.claims.len()));
    }
}
