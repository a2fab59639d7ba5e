public import Octets
public struct Charset: Sendable, Hashable {
  let k: Int
  public var name: String { ["utf-8","windows-1252","us-ascii"][k] }
  init(k: Int) { self.k = k }
  public init?(label: Span<UInt8>) {
    if label.equalsIgnoringCase("utf-8") { k = 0 } else if label.equalsIgnoringCase("iso-8859-1") || label.equalsIgnoringCase("windows-1252") { k = 1 } else if label.equalsIgnoringCase("us-ascii") { k = 2 } else { return nil }
  }
}
public struct CharsetChoice: Sendable { public let declared: String?; public let used: Charset;
  public enum Source: String, Sendable { case declared, fallback }
  public let source: Source; public let confidence: Double
  public static func choose(declaredLabel: Span<UInt8>?, octets: Span<UInt8>, isHTML: Bool, defects: inout DefectLog) -> CharsetChoice {
    CharsetChoice(declared: nil, used: Charset(k: 0), source: .fallback, confidence: 1)
  }
}
public struct TextDecoder: ~Copyable {
  let c: Charset; var b: [UInt8] = []
  public init(_ charset: Charset) { c = charset }
  public mutating func decode(_ o: Span<UInt8>, into output: inout [UInt8], defects: inout DefectLog) { b.append(o) }
  public mutating func finish(into output: inout [UInt8], defects: inout DefectLog) {
    if c.k == 1 { for x in b { output.append(contentsOf: Array(String(Character(Unicode.Scalar(x))).utf8)) } }
    else { output.append(contentsOf: Array(String(decoding: b, as: UTF8.self).utf8)) }
    b = []
  }
}
