import Octets
import TestSupport

/// Ends the process where a property does not hold, so that libFuzzer keeps the input.
func check(_ holds: Bool, _ property: @autoclosure () -> String) {
  if !holds { fatalError(property()) }
}

/// Ends the process where two results differ, and shows both.
func expectSame<Value: Equatable>(_ one: Value, _ other: Value, _ property: @autoclosure () -> String) {
  if one != other { fatalError("\(property())\n  one:   \(one)\n  other: \(other)") }
}

/// Ends the process where a defect lies outside of what was read.
func expectInside(_ defects: [Defect], _ count: Int, _ what: String) {
  for defect in defects where !(0...count).contains(defect.offset) {
    fatalError("\(what): \(defect.code) at \(defect.offset) of \(count) octets")
  }
}

/// Ends the process where octets that should be UTF-8 are not.
func expectUTF8(_ octets: [UInt8], _ what: @autoclosure () -> String) {
  check((try? UTF8Span(validating: octets.span)) != nil, "\(what()): not well-formed: \(visible(octets))")
}
