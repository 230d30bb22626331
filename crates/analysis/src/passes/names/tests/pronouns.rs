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
