//! Pronouns across quotations.

use super::dump;

#[test]
fn what_stands_in_marks_is_passed_over() {
    assert_eq!(
        dump("Karl Odik sailed. \"Fog came. We waited.\" He slept."),
        "person Karl Odik: Karl Odik, He"
    );
    assert_eq!(
        dump("Karl Odik sailed with Peter Marsh. \"Fog came. We waited.\" He slept."),
        "person Karl Odik: Karl Odik\nperson Peter Marsh: Peter Marsh"
    );
}

#[test]
fn whose_niece_it_is_may_be_meant() {
    assert_eq!(
        dump("Karen Odik spoke on Friday. Peter Marsh's great-niece told us she was late."),
        "person Karen Odik: Karen Odik\nperson Peter Marsh: Peter Marsh"
    );
}
