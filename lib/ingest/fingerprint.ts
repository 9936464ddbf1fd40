const TWO_TO_32 = 0x1_0000_0000
/** No number that is added has it as both of its halves. */
const ABSENT = 0xffff_ffff

/** The last step of MurmurHash3 (Austin Appleby, public domain): every bit of a word moves every other. */
function finalMix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

function bytesOf(word: number): string {
  return String.fromCharCode(word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255)
}

/** Adds values up to 8 bytes, in the rounds of MurmurHash3 with two lanes that feed each other. */
export class Fingerprint {
  private low = 0x2b7e1516
  private high = 0x28aed2a6

  private add(word: number): void {
    const first = Math.imul(word, 0xcc9e2d51)
    const turned = Math.imul((first << 15) | (first >>> 17), 0x1b873593)
    const low = this.low ^ turned
    this.low = (Math.imul((low << 13) | (low >>> 19), 5) + 0xe6546b64) | 0
    const second = Math.imul(word, 0x239b961b)
    const high = this.high ^ Math.imul((second << 16) | (second >>> 16), 0xab0e9789) ^ this.low
    this.high = (Math.imul((high << 17) | (high >>> 15), 5) + 0x561ccd1b) | 0
  }

  /** A whole number of 0 to 2^53, or null, which is another value than 0. */
  addNumber(value: number | null): void {
    this.add(value === null ? ABSENT : Math.floor(value / TWO_TO_32))
    this.add(value === null ? ABSENT : value | 0)
  }

  addBigint(value: bigint): void {
    this.add(Number(BigInt.asIntN(32, value >> 32n)))
    this.add(Number(BigInt.asIntN(32, value)))
  }

  /** Its length goes with it, so that what follows can't be taken for a part of it. */
  addText(text: string): void {
    const { length } = text
    this.add(length)
    for (let index = 0; index < length; index += 2) {
      this.add((text.charCodeAt(index) << 16) | (index + 1 < length ? text.charCodeAt(index + 1) : 0))
    }
  }

  /** One character a byte. */
  finish(): string {
    const low = finalMix(this.low ^ this.high)
    return bytesOf(finalMix(this.high ^ low)) + bytesOf(low)
  }
}
