# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The kernels as single loops, compiled where a compiler is there at installation; see ``by_numpy`` for what each gives.

Arrays are taken as they lie in memory, C-contiguous, of the types that the docstrings of ``by_numpy`` name; another one
raises ``TypeError``. No number out of a file is an index unseen: one beyond its array raises ``IndexError``. Places that
ascend are looked at where they end, for they are sums of unsigned numbers, or bounds that were seen to ascend when they
were read. No kernel lets go of the interpreter's lock: each ends within a few milliseconds, sooner than the lock would
come back.
"""

cimport numpy as cnp
from cpython.bytes cimport PyBytes_FromStringAndSize
from cpython.dict cimport PyDict_GetItemWithError
from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Malloc, PyMem_Realloc
from cpython.object cimport PyObject
from cpython.set cimport PySet_Contains
from libc.math cimport log1p
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t, int32_t, int64_t
from libc.string cimport memchr, memcmp, memcpy, memmove, memset

from indexer.engine.kernels import by_python
from indexer.sentences import ABBREVIATIONS

cnp.import_array()

ctypedef int64_t place

ctypedef fused cell:
    uint8_t
    uint16_t
    uint32_t

ctypedef fused character:
    uint8_t
    uint16_t
    uint32_t

ctypedef fused frequency:
    uint8_t
    uint32_t

ctypedef fused other_frequency:
    uint8_t
    uint32_t


cdef int ESCAPE = 255


cdef enum:
    LENGTHS = 1 << 16


cdef extern from *:
    """
    #include <stdint.h>
    #if defined(__GNUC__) || defined(__clang__)
    #define ibid_fetch(address) __builtin_prefetch(address)
    #define ibid_lowest(bits) __builtin_ctzll(bits)
    #else
    #define ibid_fetch(address)
    static int ibid_lowest(unsigned long long bits) { int at = 0; while (!(bits & 1)) { bits >>= 1; at++; } return at; }
    #endif
    #if defined(__SSE2__)
    #include <emmintrin.h>
    static unsigned long long ibid_reaching(const unsigned char* cells, unsigned char least) {
        unsigned long long bits = 0;
        __m128i bar = _mm_set1_epi8((char)least), some;
        int at;
        for (at = 0; at < 4; at++) {
            some = _mm_loadu_si128((const __m128i*)cells + at);
            bits |= (unsigned long long)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(some, bar), some)) << (16 * at);
        }
        return bits;
    }
    static unsigned long long ibid_short(const unsigned short* lengths, unsigned short most) {
        unsigned long long bits = 0;
        __m128i bar = _mm_set1_epi16((short)most), none = _mm_setzero_si128(), one, other;
        int at;
        for (at = 0; at < 4; at++) {
            one = _mm_cmpeq_epi16(_mm_subs_epu16(_mm_loadu_si128((const __m128i*)lengths + 2 * at), bar), none);
            other = _mm_cmpeq_epi16(_mm_subs_epu16(_mm_loadu_si128((const __m128i*)lengths + 2 * at + 1), bar), none);
            bits |= (unsigned long long)_mm_movemask_epi8(_mm_packs_epi16(one, other)) << (16 * at);
        }
        return bits;
    }
    #else
    static unsigned long long ibid_short(const unsigned short* lengths, unsigned short most) {
        unsigned long long bits = 0;
        int at;
        for (at = 0; at < 64; at++) bits |= (unsigned long long)(lengths[at] <= most) << at;
        return bits;
    }
    static unsigned long long ibid_reaching(const unsigned char* cells, unsigned char least) {
        unsigned long long bits = 0;
        int at;
        for (at = 0; at < 64; at++) bits |= (unsigned long long)(cells[at] >= least) << at;
        return bits;
    }
    #endif
    static int ibid_count(unsigned long long bits) {
        bits -= bits >> 1 & 0x5555555555555555ULL;
        bits = (bits & 0x3333333333333333ULL) + (bits >> 2 & 0x3333333333333333ULL);
        return (int)((((bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0FULL) * 0x0101010101010101ULL) >> 56);
    }
    static int ibid_count_64(const uint64_t* bits) {  /* of 64 numbers, added up byte by byte */
        uint64_t sums, some;
        int at, from, count = 0;
        for (from = 0; from < 64; from += 16) {
            for (sums = 0, at = from; at < from + 16; at++) {
                some = bits[at] - (bits[at] >> 1 & 0x5555555555555555ULL);
                some = (some & 0x3333333333333333ULL) + (some >> 2 & 0x3333333333333333ULL);
                sums += (some + (some >> 4)) & 0x0F0F0F0F0F0F0F0FULL;
            }
            sums = (sums & 0x00FF00FF00FF00FFULL) + (sums >> 8 & 0x00FF00FF00FF00FFULL);
            count += (int)((sums * 0x0001000100010001ULL) >> 48);
        }
        return count;
    }
    """
    void ibid_fetch(const void* address) noexcept nogil
    int ibid_lowest(uint64_t bits) noexcept nogil
    uint64_t ibid_reaching(const uint8_t* cells, uint8_t least) noexcept nogil  # a bit for each of 64
    uint64_t ibid_short(const uint16_t* lengths, uint16_t most) noexcept nogil  # as many, of those no longer
    int ibid_count(uint64_t bits) noexcept nogil
    int ibid_count_64(const uint64_t* bits) noexcept nogil


# --- arrays ---------------------------------------------------------------------------------------------------------


cdef inline cnp.ndarray _new(place length, int kind):
    cdef cnp.npy_intp shape = length
    return cnp.PyArray_EMPTY(1, &shape, kind, 0)


cdef inline cnp.ndarray _zeros(place length, int kind):
    cdef cnp.npy_intp shape = length
    return cnp.PyArray_ZEROS(1, &shape, kind, 0)


cdef inline cnp.ndarray _cut(cnp.ndarray array, place length):
    return array if cnp.PyArray_DIM(array, 0) == length else array[:length]


cdef inline place _length(cnp.ndarray array):
    return cnp.PyArray_DIM(array, 0)


cdef inline void* _data(cnp.ndarray array, int kind) except? NULL:
    if cnp.PyArray_TYPE(array) != kind or not cnp.PyArray_IS_C_CONTIGUOUS(array):
        raise TypeError(f"an array of {array.dtype} that has {(<object>array).shape} cells is none for this kernel")
    return cnp.PyArray_DATA(array)


cdef inline place* _places(cnp.ndarray array) except? NULL:
    return <place*>_data(array, cnp.NPY_INTP)


cdef inline int _width(cnp.ndarray array) except -1:
    """The bytes of an unsigned number."""
    if not cnp.PyArray_ISUNSIGNED(array) or not cnp.PyArray_IS_C_CONTIGUOUS(array):
        raise TypeError(f"an array of {array.dtype} that has {(<object>array).shape} cells is none for this kernel")
    return cnp.PyArray_ITEMSIZE(array)


cdef inline int _within(const place* ascending, place count, place size) except -1:
    if count and (ascending[count - 1] >= size or ascending[0] < 0):
        raise IndexError(f"there is no place {ascending[count - 1]} among {size}")
    return 0


# --- posting lists --------------------------------------------------------------------------------------------------


cdef void _sum(const cell* cells, place* sums, place count) noexcept nogil:
    cdef place at, total = 0
    for at in range(count):
        total += cells[at]
        sums[at] = total


def running_sum(cnp.ndarray cells not None):
    cdef place count = _length(cells)
    cdef int width = _width(cells)
    cdef cnp.ndarray sums = _new(count, cnp.NPY_INTP)
    cdef place* to = <place*>cnp.PyArray_DATA(sums)
    if width == 1:
        _sum(<uint8_t*>cnp.PyArray_DATA(cells), to, count)
    elif width == 2:
        _sum(<uint16_t*>cnp.PyArray_DATA(cells), to, count)
    elif width == 4:
        _sum(<uint32_t*>cnp.PyArray_DATA(cells), to, count)
    else:
        raise TypeError(f"{cells.dtype} is too wide for this kernel")
    return sums


def halves(cnp.ndarray cells not None, place low, place high):
    cdef const uint8_t* data = <uint8_t*>_data(cells, cnp.NPY_UINT8)
    if low < 0 or high < low or (high + 1) >> 1 > _length(cells):
        raise IndexError(f"there are no halves {low} to {high} of {_length(cells)} bytes")
    cdef cnp.ndarray found = _new(high - low, cnp.NPY_UINT8)
    cdef uint8_t* to = <uint8_t*>cnp.PyArray_DATA(found)
    cdef place at = low, pairs, pair
    if at & 1 and at < high:
        to[0] = data[at >> 1] >> 4
        to += 1
        at += 1
    data += at >> 1
    pairs = (high - at) >> 1
    for pair in range(pairs):
        to[2 * pair] = data[pair] & 15
        to[2 * pair + 1] = data[pair] >> 4
    if (high - at) & 1:
        to[2 * pairs] = data[pairs] & 15
    return found


def read_halves(cnp.ndarray cells not None, cnp.ndarray escaped not None, cnp.ndarray values not None, place low,
                place high):
    cdef cnp.ndarray found = halves(cells, low, high), wide
    cdef const uint32_t* beyond = <uint32_t*>_data(escaped, cnp.NPY_UINT32)
    cdef const uint32_t* value = <uint32_t*>_data(values, cnp.NPY_UINT32)
    cdef uint8_t* few = <uint8_t*>cnp.PyArray_DATA(found)
    cdef uint32_t* many
    cdef place count = _length(escaped), first = 0, last, at, last_place = low
    cdef uint32_t most = 0
    if _length(values) != count:
        raise IndexError(f"there are {_length(values)} values for {count} places")
    last = count
    while first < last:
        at = (first + last) >> 1
        if beyond[at] < low:
            first = at + 1
        else:
            last = at
    last = first
    while last < count and beyond[last] < high:
        if beyond[last] < last_place:
            raise IndexError(f"{beyond[last]} comes before {last_place}")
        most, last_place = max(most, value[last]), beyond[last]
        last += 1
    if most <= 255:
        for at in range(first, last):
            few[beyond[at] - low] = <uint8_t>value[at]
        return found
    wide = _new(high - low, cnp.NPY_UINT32)
    many = <uint32_t*>cnp.PyArray_DATA(wide)
    for at in range(high - low):
        many[at] = few[at]
    for at in range(first, last):
        many[beyond[at] - low] = value[at]
    return wide


def speaking(cnp.ndarray units not None, cnp.ndarray langs not None, int lang):
    cdef place count = _length(units), at, found = 0
    cdef const place* of = _places(units)
    cdef const uint8_t* spoken = <uint8_t*>_data(langs, cnp.NPY_UINT8)
    cdef cnp.ndarray kept = _new(count, cnp.NPY_INTP)
    cdef place* to = <place*>cnp.PyArray_DATA(kept)
    cdef place size = _length(langs)
    for at in range(count):
        if <size_t>of[at] >= <size_t>size:
            raise IndexError(f"there is no unit {of[at]} among {size}")
        to[found] = at
        found += spoken[of[at]] == lang
    return _cut(kept, found)


cdef inline place _search(const int64_t* ascending, place low, place count, place wanted) noexcept nogil:
    """The first at or after ``low`` that isn't less, in strides that double."""
    cdef place step = 1, high = low, middle
    while high < count and ascending[high] < wanted:
        low = high + 1
        high += step
        step <<= 1
    if high > count:
        high = count
    while low < high:
        middle = (low + high) >> 1
        if ascending[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


cdef enum:
    MOST_LISTS = 64


cdef cnp.ndarray _narrowed(const uint32_t* values, place count):
    cdef place at
    cdef uint32_t most = 0
    cdef cnp.ndarray narrow
    cdef uint8_t* to
    for at in range(count):
        most |= values[at]
    narrow = _new(count, cnp.NPY_UINT8 if most < 256 else cnp.NPY_UINT32)
    if most < 256:
        to = <uint8_t*>cnp.PyArray_DATA(narrow)
        for at in range(count):
            to[at] = <uint8_t>values[at]
    else:
        for at in range(count):
            (<uint32_t*>cnp.PyArray_DATA(narrow))[at] = values[at]
    return narrow


cdef enum:
    RUNS = 16  # a list so many times as long as another is copied run by run
    FOLLOWED = 3  # and one that is so many times as long unit by unit, up to each of the other


cdef place _merge_into(
    const place* many, const uint32_t* of_many, place n, const place* few, const uint32_t* of_few, place m,
    place* units, uint32_t* sums
) noexcept nogil:
    """Two lists of which one is much shorter: between two of its units a run of the longer one is copied."""
    cdef place i = 0, j, found = 0, next
    for j in range(m):
        next = _search(many, i, n, few[j])
        memcpy(units + found, many + i, (next - i) * sizeof(place))
        memcpy(sums + found, of_many + i, (next - i) * sizeof(uint32_t))
        found += next - i
        i = next
        units[found], sums[found] = few[j], of_few[j]
        if i < n and many[i] == few[j]:
            sums[found] += of_many[i]
            i += 1
        found += 1
    memcpy(units + found, many + i, (n - i) * sizeof(place))
    memcpy(sums + found, of_many + i, (n - i) * sizeof(uint32_t))
    return found + n - i


cdef place _merge_runs(
    const place* many, const uint32_t* of_many, place n, const place* few, const uint32_t* of_few, place m,
    place* units, uint32_t* sums
) noexcept nogil:
    """Two lists of which one is some times as long: where a run of it ends can't be foreseen, but what is in it."""
    cdef place i = 0, j, found = 0, next
    for j in range(m):
        next = few[j]
        while i < n and many[i] < next:
            units[found], sums[found] = many[i], of_many[i]
            i += 1
            found += 1
        units[found], sums[found] = next, of_few[j]
        if i < n and many[i] == next:
            sums[found] += of_many[i]
            i += 1
        found += 1
    memcpy(units + found, many + i, (n - i) * sizeof(place))
    memcpy(sums + found, of_many + i, (n - i) * sizeof(uint32_t))
    return found + n - i


cdef place _merge_ends(
    const place* a, const uint32_t* of_a, place n, const place* b, const uint32_t* of_b, place m, place* units,
    uint32_t* sums
) noexcept nogil:
    """What two lists of which some was merged still have."""
    cdef place i = 0, j = 0, found = 0, least, is_a, is_b
    while i < n and j < m:
        is_a, is_b = a[i] <= b[j], b[j] <= a[i]
        least = a[i] if is_a else b[j]
        units[found] = least
        sums[found] = (of_a[i] & -<uint32_t>is_a) + (of_b[j] & -<uint32_t>is_b)
        i += is_a
        j += is_b
        found += 1
    memcpy(units + found, a + i, (n - i) * sizeof(place))
    memcpy(sums + found, of_a + i, (n - i) * sizeof(uint32_t))
    found += n - i
    memcpy(units + found, b + j, (m - j) * sizeof(place))
    memcpy(sums + found, of_b + j, (m - j) * sizeof(uint32_t))
    return found + m - j


cdef place _merge_two(
    const place* a, const uint32_t* of_a, place n, const place* b, const uint32_t* of_b, place m, place* units,
    uint32_t* sums
) noexcept nogil:
    """Two lists as one, the halves of both at a time: a step without a jump, which nobody could foresee, waits for the
    one before it, and so two of them go side by side."""
    cdef place half = n >> 1, i = 0, j = 0, k = half, l, other, at = 0, to, first
    cdef place one, two, x, y, is_one, is_two, is_x, is_y, more
    if n > RUNS * m:
        return _merge_into(a, of_a, n, b, of_b, m, units, sums)
    if m > RUNS * n:
        return _merge_into(b, of_b, m, a, of_a, n, units, sums)
    if n > FOLLOWED * m:
        return _merge_runs(a, of_a, n, b, of_b, m, units, sums)
    if m > FOLLOWED * n:
        return _merge_runs(b, of_b, m, a, of_a, n, units, sums)
    other = _search(b, 0, m, a[half])
    l, to, first = other, half + other, half + other
    while i < half and j < other and k < n and l < m:
        one, two, x, y = a[i], b[j], a[k], b[l]
        is_one, is_two, is_x, is_y = one <= two, two <= one, x <= y, y <= x
        units[at] = two ^ ((one ^ two) & -is_one)
        units[to] = y ^ ((x ^ y) & -is_x)
        sums[at] = (of_a[i] & -<uint32_t>is_one) + (of_b[j] & -<uint32_t>is_two)
        sums[to] = (of_a[k] & -<uint32_t>is_x) + (of_b[l] & -<uint32_t>is_y)
        i += is_one
        j += is_two
        k += is_x
        l += is_y
        at += 1
        to += 1
    at += _merge_ends(a + i, of_a + i, half - i, b + j, of_b + j, other - j, units + at, sums + at)
    to += _merge_ends(a + k, of_a + k, n - k, b + l, of_b + l, m - l, units + to, sums + to)
    more = to - first
    memmove(units + at, units + first, more * sizeof(place))
    memmove(sums + at, sums + first, more * sizeof(uint32_t))
    return at + more


cdef struct Merged:
    place* units
    uint32_t* sums
    place count
    bint owned  # whether the units are ours to free; sums always are


cdef void _free(Merged* one) noexcept:
    if one.owned:
        PyMem_Free(one.units)
    PyMem_Free(one.sums)
    one.units, one.sums, one.owned = NULL, NULL, False


cdef int _widen(Merged* to, cnp.ndarray tf) except -1:
    cdef place at, count = _length(tf)
    cdef const uint8_t* few
    if count != to.count:
        raise IndexError(f"there are {count} frequencies for {to.count} units")
    to.sums = <uint32_t*>_grown(NULL, (count + 1) * sizeof(uint32_t))
    if _width(tf) == 1:
        few = <uint8_t*>cnp.PyArray_DATA(tf)
        for at in range(count):
            to.sums[at] = few[at]
    else:
        memcpy(to.sums, _data(tf, cnp.NPY_UINT32), count * sizeof(uint32_t))
    return 0


cdef int _merge_shortest(Merged* lists, int count) except -1:
    """The two shortest lists as one, which takes the place of either, the last that of the other."""
    cdef int at, one = 0, other = 1
    cdef Merged both
    if lists[1].count < lists[0].count:
        one, other = 1, 0
    for at in range(2, count):
        if lists[at].count < lists[one].count:
            one, other = at, one
        elif lists[at].count < lists[other].count:
            other = at
    both.count, both.owned, both.sums = lists[one].count + lists[other].count, True, NULL
    both.units = <place*>_grown(NULL, (both.count + 1) * sizeof(place))
    try:
        both.sums = <uint32_t*>_grown(NULL, (both.count + 1) * sizeof(uint32_t))
    except MemoryError:
        _free(&both)
        raise
    both.count = _merge_two(
        lists[one].units, lists[one].sums, lists[one].count,
        lists[other].units, lists[other].sums, lists[other].count, both.units, both.sums,
    )
    _free(&lists[one])
    _free(&lists[other])
    lists[min(one, other)] = both
    if max(one, other) < count - 1:
        lists[max(one, other)] = lists[count - 1]
        lists[count - 1].units, lists[count - 1].sums, lists[count - 1].owned = NULL, NULL, False
    return 0


def summed(list lists not None, place size):
    cdef Merged several[MOST_LISTS]
    cdef int number = 0, at, doublings = 0
    cdef place total = 0, found
    cdef cnp.ndarray units, tf, merged, sums
    if len(lists) > MOST_LISTS:
        return summed_in_any_order(lists, size)
    lists = [one if one[2] is None else (one[0].take(one[2]), one[1].take(one[2]), None) for one in lists]
    for units, tf, _ in lists:
        total += _length(units)
    while 1 << doublings < len(lists):
        doublings += 1
    if len(lists) > 2 and total * doublings > size:  # then it is faster to look at all units
        return summed_in_any_order(lists, size)
    try:
        for units, tf, _ in lists:
            several[number].units, several[number].count = _places(units), _length(units)
            several[number].owned, several[number].sums = False, NULL
            number += 1
            _widen(&several[number - 1], tf)
        while number > 2:
            _merge_shortest(several, number)
            number -= 1
        merged, sums = _new(total, cnp.NPY_INTP), _new(total, cnp.NPY_UINT32)
        found = 0
        if number:
            at = number - 1
            found = _merge_two(
                several[0].units, several[0].sums, several[0].count, several[at].units, several[at].sums,
                several[at].count if at else 0, <place*>cnp.PyArray_DATA(merged), <uint32_t*>cnp.PyArray_DATA(sums),
            )
    finally:
        for at in range(number):
            _free(&several[at])
    _within(<place*>cnp.PyArray_DATA(merged), found, size)
    return _cut(merged, found), _narrowed(<uint32_t*>cnp.PyArray_DATA(sums), found)


cdef int _add_all(uint32_t* totals, const place* units, const frequency* tf, place count, place size) noexcept nogil:
    cdef place at
    for at in range(count):
        if <size_t>units[at] >= <size_t>size:
            return -1
        totals[units[at]] += tf[at]
    return 0


def summed_in_any_order(list lists not None, place size):
    cdef cnp.ndarray dense = _zeros(size, cnp.NPY_UINT32)
    cdef uint32_t* totals = <uint32_t*>cnp.PyArray_DATA(dense)
    cdef cnp.ndarray units, tf
    cdef place at, found = 0, most = 0
    cdef int flaw
    for units, tf, chosen in lists:
        if chosen is not None:
            units, tf = units.take(chosen), tf.take(chosen)
        most += _length(units)
        if _width(tf) == 1:
            flaw = _add_all(totals, _places(units), <uint8_t*>cnp.PyArray_DATA(tf), _length(units), size)
        else:
            flaw = _add_all(totals, _places(units), <uint32_t*>_data(tf, cnp.NPY_UINT32), _length(units), size)
        if flaw:
            raise IndexError(f"a unit is beyond {size}")
    most = min(most, size)
    cdef cnp.ndarray merged = _new(most + 1, cnp.NPY_INTP)
    cdef cnp.ndarray sums = _new(most + 1, cnp.NPY_UINT32)
    cdef place* to = <place*>cnp.PyArray_DATA(merged)
    cdef uint32_t* values = <uint32_t*>cnp.PyArray_DATA(sums)
    for at in range(size):
        to[found] = at
        values[found] = totals[at]
        found += totals[at] != 0
    return merged[:found], _narrowed(values, found)


cdef int _add_densely(uint8_t* cells, const place* units, const frequency* tf, const place* chosen, place count,
                      place size, place* found) noexcept nogil:
    """Add up frequencies by unit; gives 1 where a sum is more than a byte holds, -1 for a unit beyond."""
    cdef place at, which
    cdef uint32_t total
    for at in range(count):
        which = chosen[at] if chosen != NULL else at
        if <size_t>units[which] >= <size_t>size:
            return -1
        total = cells[units[which]] + <uint32_t>tf[which]
        if total > 255:
            return 1
        found[0] += cells[units[which]] == 0 and total != 0
        cells[units[which]] = <uint8_t>total
    return 0


def summed_densely(list lists not None, place size):
    cdef cnp.ndarray dense = _zeros(size, cnp.NPY_UINT8), units, tf, kept
    cdef uint8_t* to = <uint8_t*>cnp.PyArray_DATA(dense)
    cdef const place* chosen
    cdef place found = 0, count
    cdef int flaw = 0
    for units, tf, picked in lists:
        chosen, count = NULL, _length(units)
        if _length(tf) != count:
            raise IndexError(f"there are {_length(tf)} frequencies for {count} units")
        if picked is not None:
            kept = picked
            chosen = _places(kept)
            _within(chosen, _length(kept), count)
            count = _length(kept)
        if _width(tf) == 1:
            flaw = _add_densely(to, _places(units), <uint8_t*>cnp.PyArray_DATA(tf), chosen, count, size, &found)
        else:
            flaw = _add_densely(
                to, _places(units), <uint32_t*>_data(tf, cnp.NPY_UINT32), chosen, count, size, &found
            )
        if flaw < 0:
            raise IndexError(f"a unit is beyond {size}")
        if flaw:
            break
    if not flaw:
        return dense, found
    units, tf = summed_in_any_order(lists, size)
    dense = _zeros(size, cnp.NPY_UINT32)
    for found in range(_length(units)):
        (<uint32_t*>cnp.PyArray_DATA(dense))[(<place*>cnp.PyArray_DATA(units))[found]] = (
            (<uint32_t*>cnp.PyArray_DATA(tf))[found] if _width(tf) == 4 else (<uint8_t*>cnp.PyArray_DATA(tf))[found]
        )
    return dense, _length(units)


cdef place _place_of(cnp.ndarray blob, cnp.ndarray ends, bytes string, bint* same) except -1:
    cdef place low = 0, high = _length(ends) - 1, middle, length, room = _length(blob), size = len(string)
    cdef const uint8_t* cells = <uint8_t*>_data(blob, cnp.NPY_UINT8)
    cdef const uint32_t* end = <uint32_t*>_data(ends, cnp.NPY_UINT32)
    cdef const uint8_t* wanted = string
    cdef int order
    same[0] = False
    while low < high:
        middle = (low + high) >> 1
        if end[middle + 1] > room or end[middle] > end[middle + 1]:
            raise IndexError(f"string {middle} isn't in the {room} bytes")
        length = end[middle + 1] - end[middle]
        order = memcmp(cells + end[middle], wanted, min(length, size))
        if order < 0 or (order == 0 and length < size):
            low = middle + 1
        else:
            same[0] = same[0] or (order == 0 and length == size)
            high = middle
    return low


def place_of(cnp.ndarray blob not None, cnp.ndarray ends not None, bytes string not None):
    cdef bint same
    return _place_of(blob, ends, string, &same)


def find(cnp.ndarray blob not None, cnp.ndarray ends not None, bytes string not None):
    """Strings don't repeat, so that the place before which none but lesser ones stand is that of the same one."""
    cdef bint same
    cdef place found = _place_of(blob, ends, string, &same)
    return found if same else -1


cdef int _compare_ends(const uint8_t* one, place size, const uint8_t* ending, place length) noexcept nogil:
    """As UTF-8 read backwards, letter by letter: below 0 where a string comes first, 0 where it has the ending."""
    cdef place before, start
    cdef int differs
    while length:
        if not size:
            return -1
        before, start = size - 1, length - 1
        while before and one[before] >> 6 == 2:
            before -= 1
        while start and ending[start] >> 6 == 2:
            start -= 1
        differs = memcmp(one + before, ending + start, min(size - before, length - start))
        if differs:
            return differs
        size, length = before, start
    return 0


def with_ending(cnp.ndarray blob not None, cnp.ndarray ends not None, cnp.ndarray order not None, bytes ending not None):
    cdef const uint8_t* cells = <uint8_t*>_data(blob, cnp.NPY_UINT8)
    cdef const uint32_t* end = <uint32_t*>_data(ends, cnp.NPY_UINT32)
    cdef const uint32_t* of = <uint32_t*>_data(order, cnp.NPY_UINT32)
    cdef place count = _length(order), room = _length(blob), strings = _length(ends) - 1, middle, number
    cdef place low = 0, high = 0, last
    cdef int above
    for above in range(2):
        low, last = high, count
        while low < last:
            middle = (low + last) >> 1
            number = of[middle]
            if number >= strings or end[number] > end[number + 1] or end[number + 1] > room:
                raise IndexError(f"there is no string {number} among {strings}")
            if _compare_ends(cells + end[number], end[number + 1] - end[number], ending, len(ending)) < above:
                low = middle + 1
            else:
                last = middle
        if not above:
            high = low
    return high, low


def of_length(cnp.ndarray blob not None, cnp.ndarray ends not None, order, place low, place high, place length):
    cdef const char* cells = <char*>_data(blob, cnp.NPY_UINT8)
    cdef const uint32_t* end = <uint32_t*>_data(ends, cnp.NPY_UINT32)
    cdef const uint32_t* of = NULL if order is None else <uint32_t*>_data(order, cnp.NPY_UINT32)
    cdef place room = _length(blob), strings = _length(ends) - 1, at, number, byte, letters
    cdef list found = []
    if low < 0 or high > (strings if order is None else _length(order)):
        raise IndexError(f"there are no strings from {low} to {high}")
    for at in range(low, high):
        number = at if of == NULL else of[at]
        if number >= strings or end[number] > end[number + 1] or end[number + 1] > room:
            raise IndexError(f"there is no string {number} among {strings}")
        letters = 0
        for byte in range(end[number], end[number + 1]):
            letters += (cells[byte] & 0xC0) != 0x80  # all but what goes on with a letter
        if length - 1 <= letters <= length + 1:
            found.append(PyUnicode_DecodeUTF8(cells + end[number], end[number + 1] - end[number], NULL))
    return found


# --- sets -----------------------------------------------------------------------------------------------------------


cdef void _sought(
    const place* units, const frequency* tf, place count, const place* rows, frequency* to, place wanted
) noexcept nogil:
    cdef place at, low = 0
    for at in range(wanted):
        low = _search(units, low, count, rows[at])
        to[at] = tf[low] if low < count and units[low] == rows[at] else 0


def sought(cnp.ndarray units not None, cnp.ndarray tf not None, cnp.ndarray rows not None):
    cdef place count = _length(units), wanted = _length(rows)
    cdef const place* of = _places(units)
    cdef const place* asked = _places(rows)
    cdef cnp.ndarray found
    if _length(tf) != count:
        raise IndexError(f"there are {_length(tf)} frequencies for {count} units")
    if _width(tf) == 1:
        found = _new(wanted, cnp.NPY_UINT8)
        _sought(of, <uint8_t*>cnp.PyArray_DATA(tf), count, asked, <uint8_t*>cnp.PyArray_DATA(found), wanted)
    else:
        found = _new(wanted, cnp.NPY_UINT32)
        _sought(of, <uint32_t*>_data(tf, cnp.NPY_UINT32), count, asked, <uint32_t*>cnp.PyArray_DATA(found), wanted)
    return found


def dense(cnp.ndarray units not None, cnp.ndarray tf not None, place size):
    cdef place count = _length(units), at
    cdef const place* of = _places(units)
    cdef cnp.ndarray found
    cdef uint8_t* few
    cdef uint32_t* many
    if _length(tf) != count:
        raise IndexError(f"there are {_length(tf)} frequencies for {count} units")
    _within(of, count, size)
    if _width(tf) == 1:
        found = _zeros(size, cnp.NPY_UINT8)
        few = <uint8_t*>cnp.PyArray_DATA(found)
        for at in range(count):
            few[of[at]] = (<uint8_t*>cnp.PyArray_DATA(tf))[at]
    else:
        found = _zeros(size, cnp.NPY_UINT32)
        many = <uint32_t*>cnp.PyArray_DATA(found)
        for at in range(count):
            many[of[at]] = (<uint32_t*>_data(tf, cnp.NPY_UINT32))[at]
    return found


def gathered(cnp.ndarray dense not None, cnp.ndarray rows not None):
    cdef place count = _length(rows), at
    cdef const place* of = _places(rows)
    cdef cnp.ndarray found
    cdef uint8_t* few
    cdef uint32_t* many
    _within(of, count, _length(dense))
    if _width(dense) == 1:
        found = _new(count, cnp.NPY_UINT8)
        few = <uint8_t*>cnp.PyArray_DATA(found)
        for at in range(count):
            few[at] = (<uint8_t*>cnp.PyArray_DATA(dense))[of[at]]
    else:
        found = _new(count, cnp.NPY_UINT32)
        many = <uint32_t*>cnp.PyArray_DATA(found)
        for at in range(count):
            many[at] = (<uint32_t*>_data(dense, cnp.NPY_UINT32))[of[at]]
    return found


def having(cnp.ndarray rows not None, cnp.ndarray tf not None):
    cdef place count = _length(rows), at, found = 0
    cdef const place* of = _places(rows)
    cdef cnp.ndarray kept = _new(count + 1, cnp.NPY_INTP)
    cdef place* to = <place*>cnp.PyArray_DATA(kept)
    cdef const uint8_t* few = <uint8_t*>cnp.PyArray_DATA(tf)
    if _length(tf) != count:
        raise IndexError(f"there are {_length(tf)} frequencies for {count} rows")
    if _width(tf) != 1:
        tf = tf != 0
        few = <uint8_t*>cnp.PyArray_DATA(tf)
    for at in range(count):
        to[found] = of[at]
        found += few[at] != 0
    return kept[:found]


def filled(cnp.ndarray rows not None, cnp.ndarray dense not None):
    cdef place count = _length(rows), at, found = 0
    cdef const place* of = _places(rows)
    cdef cnp.ndarray kept = _new(count + 1, cnp.NPY_INTP)
    cdef place* to = <place*>cnp.PyArray_DATA(kept)
    _within(of, count, _length(dense))
    if _width(dense) == 1:
        for at in range(count):
            to[found] = of[at]
            found += (<uint8_t*>cnp.PyArray_DATA(dense))[of[at]] != 0
    else:
        _data(dense, cnp.NPY_UINT32)
        for at in range(count):
            to[found] = of[at]
            found += (<uint32_t*>cnp.PyArray_DATA(dense))[of[at]] != 0
    return kept[:found]


cdef struct Set:
    const place* units  # to be sought in, unless there is one of
    uint8_t* cells  # a byte for each place up to the last unit, or
    uint64_t* bits  # a bit
    place count
    place size
    place low


cdef int _open_set(Set* of, cnp.ndarray units, place asked) except -1:
    """Some units, of which ``asked`` ascending rows are going to be asked whether they are among them.

    Few are sought. Many are looked up, since no jump is foreseen badly then: in bits, or in bytes where several units
    would share a word of bits, each waiting for the one before it.
    """
    cdef place at
    of.units, of.count, of.low = _places(units), _length(units), 0
    of.cells, of.bits, of.size = NULL, NULL, 0
    if not of.count or asked * 8 < of.count:
        return 0
    of.size = of.units[of.count - 1] + 1
    _within(of.units, of.count, of.size)
    if of.count * 16 < of.size:
        of.bits = <uint64_t*>PyMem_Calloc((of.size >> 6) + 1, sizeof(uint64_t))
    else:
        of.cells = <uint8_t*>PyMem_Calloc(of.size, 1)
    if of.bits == NULL and of.cells == NULL:
        raise MemoryError
    for at in range(of.count):
        if <size_t>of.units[at] >= <size_t>of.size:
            _close_set(of)
            raise IndexError(f"{of.units[at]} comes before {of.size - 1}")
        if of.bits:
            of.bits[of.units[at] >> 6] |= <uint64_t>1 << (of.units[at] & 63)
        else:
            of.cells[of.units[at]] = 1
    return 0


cdef void _close_set(Set* of) noexcept:
    PyMem_Free(of.cells)
    PyMem_Free(of.bits)


cdef inline bint _is_among(Set* of, place row) noexcept nogil:
    if of.size and <size_t>row >= <size_t>of.size:
        return False
    if of.cells:
        return of.cells[row]
    if of.bits:
        return of.bits[row >> 6] >> (row & 63) & 1
    of.low = _search(of.units, of.low, of.count, row)
    return of.low < of.count and of.units[of.low] == row


def held(cnp.ndarray rows not None, cnp.ndarray wanted not None):
    cdef place count = _length(wanted), at
    cdef const place* asked = _places(wanted)
    cdef cnp.ndarray found = _new(count, cnp.NPY_BOOL)
    cdef uint8_t* to = <uint8_t*>cnp.PyArray_DATA(found)
    cdef Set of
    _open_set(&of, rows, count)
    for at in range(count):
        to[at] = _is_among(&of, asked[at])
    _close_set(&of)
    return found


cdef cnp.ndarray _kept(cnp.ndarray rows, cnp.ndarray others, bint wanted):
    cdef place count = _length(rows), at, found = 0
    cdef const place* of = _places(rows)
    cdef cnp.ndarray kept = _new(count + 1, cnp.NPY_INTP)
    cdef place* to = <place*>cnp.PyArray_DATA(kept)
    cdef Set among
    _open_set(&among, others, count)
    for at in range(count):
        to[found] = of[at]
        found += _is_among(&among, of[at]) == wanted
    _close_set(&among)
    return kept[:found]


def intersection(cnp.ndarray one not None, cnp.ndarray other not None):
    if _length(one) > _length(other):
        one, other = other, one
    return _kept(one, other, True)


def difference(cnp.ndarray one not None, cnp.ndarray other not None):
    return _kept(one, other, False)


cdef int _mark(uint8_t* mask, place size, const cell* rows, place count) noexcept nogil:
    cdef place at = 0
    cdef size_t a, b, c, d, end = size
    while at + 4 <= count:
        a, b, c, d = rows[at], rows[at + 1], rows[at + 2], rows[at + 3]
        if a >= end or b >= end or c >= end or d >= end:
            return -1
        mask[a], mask[b], mask[c], mask[d] = 1, 1, 1, 1
        at += 4
    for at in range(at, count):
        if rows[at] >= end:
            return -1
        mask[rows[at]] = 1
    return 0


def marked(list sets not None, place size):
    cdef cnp.ndarray mask = _zeros(size, cnp.NPY_BOOL), one
    cdef uint8_t* to = <uint8_t*>cnp.PyArray_DATA(mask)
    cdef void* rows
    cdef int width, flaw
    for one in sets:
        width, rows = _width(one), cnp.PyArray_DATA(one)
        if width == 2:
            flaw = _mark(to, size, <uint16_t*>rows, _length(one))
        else:
            flaw = _mark(to, size, <uint32_t*>_data(one, cnp.NPY_UINT32), _length(one))
        if flaw:
            raise IndexError(f"a row is beyond {size}")
    return mask


def union(list sets not None, place size):
    cdef cnp.ndarray mask = _zeros((size + 63) >> 6, cnp.NPY_UINT64)
    cdef uint64_t* seen = <uint64_t*>cnp.PyArray_DATA(mask)
    cdef uint64_t bits
    cdef cnp.ndarray one
    cdef const place* of
    cdef place at, total = 0, found = 0
    for one in sets:
        of = _places(one)
        _within(of, _length(one), size)
        for at in range(_length(one)):
            seen[of[at] >> 6] |= <uint64_t>1 << (of[at] & 63)
        total += _length(one)
    cdef cnp.ndarray every = _new(min(total, size), cnp.NPY_INTP)
    cdef place* to = <place*>cnp.PyArray_DATA(every)
    for at in range(_length(mask)):
        bits = seen[at]
        while bits:
            to[found] = (at << 6) + ibid_lowest(bits)
            bits &= bits - 1
            found += 1
    return _cut(every, found)


def common(cnp.ndarray one not None, cnp.ndarray other not None):
    if _length(one) > _length(other):
        one, other = other, one
    cdef place count = _length(one), many = _length(other), at = 0, low = 0, found = 0
    cdef const int64_t* few = <int64_t*>_data(one, cnp.NPY_INT64)
    cdef const int64_t* of = <int64_t*>_data(other, cnp.NPY_INT64)
    cdef cnp.ndarray both = _new(count + 1, cnp.NPY_INT64)
    cdef int64_t* to = <int64_t*>cnp.PyArray_DATA(both)
    cdef int64_t a, b
    if count * 8 < many:
        for at in range(count):
            low = _search(of, low, many, few[at])
            to[found] = few[at]
            found += low < many and of[low] == few[at]
        return both[:found]
    while at < count and low < many:
        a, b = few[at], of[low]
        to[found] = a
        found += a == b
        at += a <= b
        low += b <= a
    return both[:found]


def passing(cnp.ndarray mask not None, cnp.ndarray rows not None):
    cdef const uint8_t* let = <uint8_t*>_data(mask, cnp.NPY_BOOL)
    cdef place count = _length(rows), size = _length(mask), at, found = 0
    cdef const place* of = _places(rows)
    cdef cnp.ndarray kept = _new(count, cnp.NPY_INTP)
    cdef place* to = <place*>cnp.PyArray_DATA(kept)
    for at in range(count):
        if <size_t>of[at] >= <size_t>size:
            raise IndexError(f"there is no row {of[at]} among {size}")
        to[found] = of[at]
        found += let[of[at]] != 0
    return _cut(kept, found)


# --- occurrences ----------------------------------------------------------------------------------------------------


cdef struct Escapes:
    const uint32_t* at
    const uint32_t* value
    place count


cdef inline int64_t _position(const uint8_t* cells, place at, Escapes* beyond) noexcept nogil:
    cdef place low = 0, high = beyond.count, middle
    if cells[at] != ESCAPE:
        return cells[at]
    while low < high:
        middle = (low + high) >> 1
        if beyond.at[middle] < at:
            low = middle + 1
        else:
            high = middle
    return beyond.value[low] if low < beyond.count and beyond.at[low] == at else ESCAPE


cdef inline place _sum_of_eight(uint64_t cells) noexcept nogil:
    cells = (cells & 0x00FF00FF00FF00FFULL) + ((cells >> 8) & 0x00FF00FF00FF00FFULL)
    return (cells * 0x0001000100010001ULL) >> 48


cdef place _total(const frequency* tf, place count) noexcept nogil:
    cdef place at = 0
    cdef uint64_t total = 0, cells
    if frequency is uint8_t:
        while at + 8 <= count:
            memcpy(&cells, tf + at, 8)
            total += _sum_of_eight(cells)
            at += 8
    while at < count:
        total += tf[at]
        at += 1
    return <place>total


cdef place _write(
    place unit, place start, place times, const uint8_t* cells, Escapes* beyond, int64_t* to, place found, place room
) noexcept nogil:
    """How many there are then; more than ``room`` are counted alone."""
    cdef place at
    cdef int64_t base = <int64_t>unit << 32
    if found + times <= room:
        for at in range(times):
            to[found + at] = base + _position(cells, start + at, beyond)
    return found + times


cdef place _occurrences(
    const place* units, const frequency* tf, place count, const place* within, place wanted, place first,
    const uint8_t* cells, Escapes* beyond, const uint8_t* langs, int lang, int64_t* to, place room
) noexcept nogil:
    cdef place at = 0, asked, next, found = 0, start = first
    if not within:
        for at in range(count):
            if lang < 0 or langs[units[at]] == lang:
                found = _write(units[at], start, <place>tf[at], cells, beyond, to, found, room)
            start += tf[at]
        return found
    for asked in range(wanted):
        next = _search(units, at, count, within[asked])
        if next == count:
            break
        start += _total(tf + at, next - at)
        at = next
        if units[at] == within[asked] and (lang < 0 or langs[units[at]] == lang):
            found = _write(units[at], start, <place>tf[at], cells, beyond, to, found, room)
    return found


def occurrences(
    cnp.ndarray units not None, cnp.ndarray tf not None, within, place first, cnp.ndarray cells not None,
    cnp.ndarray escaped not None, cnp.ndarray values not None, cnp.ndarray langs not None, int lang
):
    cdef place count = _length(units), wanted = 0, room, found
    cdef const place* of = _places(units)
    cdef const place* asked = NULL
    cdef cnp.ndarray chosen
    cdef int width = _width(tf)
    cdef Escapes beyond
    beyond.at = <uint32_t*>_data(escaped, cnp.NPY_UINT32)
    beyond.value = <uint32_t*>_data(values, cnp.NPY_UINT32)
    beyond.count = _length(escaped)
    if within is not None:
        chosen = within
        asked, wanted = _places(chosen), _length(chosen)
    if width == 1:
        room = _total(<uint8_t*>cnp.PyArray_DATA(tf), count)
    else:
        room = _total(<uint32_t*>_data(tf, cnp.NPY_UINT32), count)
    if first < 0 or first + room > _length(cells) or _length(values) != beyond.count:
        raise IndexError(f"there are no {room} positions from {first} on among {_length(cells)}")
    _within(of, count, _length(langs))
    cdef const uint8_t* data = <uint8_t*>_data(cells, cnp.NPY_UINT8)
    cdef const uint8_t* spoken = <uint8_t*>_data(langs, cnp.NPY_UINT8)
    if within is not None:
        room = min(room, wanted * 4 + 16)
    while True:
        places = _new(room, cnp.NPY_INT64)
        to = <int64_t*>cnp.PyArray_DATA(places)
        if width == 1:
            found = _occurrences(
                of, <uint8_t*>cnp.PyArray_DATA(tf), count, asked, wanted, first, data, &beyond, spoken, lang, to, room
            )
        else:
            found = _occurrences(
                of, <uint32_t*>cnp.PyArray_DATA(tf), count, asked, wanted, first, data, &beyond, spoken, lang, to, room
            )
        if found <= room:
            return _cut(places, found)
        room = found


cdef struct Slot:
    const place* units
    const void* tf
    bint wide
    place count
    place at  # the unit that is looked at
    place start  # where its positions begin
    place offset  # the number of the slot


cdef inline place _often(Slot* slot, place at) noexcept nogil:
    return <place>((<uint32_t*>slot.tf)[at] if slot.wide else (<uint8_t*>slot.tf)[at])


cdef void _advance(Slot* slot, place unit, bint far) noexcept nogil:
    """To the first unit that isn't less, past the positions of those before it."""
    cdef place next, at
    if far:
        next = _search(slot.units, slot.at, slot.count, unit)
        if slot.wide:
            slot.start += _total(<uint32_t*>slot.tf + slot.at, next - slot.at)
        else:
            slot.start += _total(<uint8_t*>slot.tf + slot.at, next - slot.at)
        slot.at = next
        return
    at = slot.at
    while at < slot.count and slot.units[at] < unit:
        slot.start += _often(slot, at)
        at += 1
    slot.at = at


cdef bint _stands(Slot* slot, int64_t position, const uint8_t* cells, Escapes* beyond) noexcept nogil:
    """Whether a slot has a position in its unit."""
    cdef place at, often = _often(slot, slot.at)
    for at in range(often):
        if _position(cells, slot.start + at, beyond) == position:
            return True
    return False


cdef uint32_t _together(Slot* slots, int count, const uint8_t* cells, Escapes* beyond) noexcept nogil:
    """How often all slots stand side by side in the unit that they are at."""
    cdef place which, often = _often(&slots[0], slots[0].at)
    cdef int number
    cdef int64_t base
    cdef uint32_t together = 0
    for which in range(often):
        base = _position(cells, slots[0].start + which, beyond) - slots[0].offset
        for number in range(1, count):
            if not _stands(&slots[number], base + slots[number].offset, cells, beyond):
                break
        else:
            together += 1
    return together


cdef bint _reaches(Slot* slots, int first, int count, place unit, place asked) noexcept nogil:
    """Whether the slots from ``first`` on have a unit, to which they advance."""
    cdef int number
    for number in range(first, count):
        _advance(&slots[number], unit, slots[number].count > 8 * asked)
        if slots[number].at == slots[number].count or slots[number].units[slots[number].at] != unit:
            return False
    return True


# Bits are set byte by byte: what was just written to a number can't be read again for some cycles, and of sixty-four
# units, two that follow each other lie in one number far oftener than of eight.

cdef inline void _set(uint8_t* bits, place at) noexcept nogil:
    bits[at >> 3] |= 1 << (at & 7)


cdef inline uint8_t _has_bit(const uint8_t* bits, place at) noexcept nogil:
    return bits[at >> 3] >> (at & 7) & 1


cdef void _mark_common(Slot* slots, int count, uint64_t* common, uint64_t* own, place words) noexcept nogil:
    """A bit for each unit that all slots have; ``own`` is memory for as many ``words`` of bits."""
    cdef int number
    cdef place at
    memset(common, 255, words * sizeof(uint64_t))
    for number in range(count):
        memset(own, 0, words * sizeof(uint64_t))
        for at in range(slots[number].count):
            _set(<uint8_t*>own, slots[number].units[at])
        for at in range(words):
            common[at] &= own[at]


cdef place _meet(Slot* slot, const uint64_t* common, place* ats, place* starts, place most) noexcept nogil:
    """Where a slot has the common units, ``most`` at the most, and where their positions begin, without a jump; gives
    how many there are."""
    cdef place at, found = 0, start = slot.start
    for at in range(slot.count):
        ats[found], starts[found] = at, start
        found += _has_bit(<uint8_t*>common, slot.units[at]) & (found < most)
        start += _often(slot, at)
    return found


cdef place _phrases_of_many(
    Slot* slots, int count, const uint8_t* cells, Escapes* beyond, place size, place* units, uint32_t* times
) except -1:
    """As ``_phrases``, where no slot is much longer than another: by what all have in common."""
    cdef place words = (size >> 6) + 1, room = slots[0].count + 1, at, asked = room - 1, found = 0
    cdef int number
    cdef uint64_t* common = NULL
    cdef place* met = NULL
    try:
        common = <uint64_t*>_grown(NULL, 2 * words * sizeof(uint64_t))
        met = <place*>_grown(NULL, 2 * count * room * sizeof(place))
        _mark_common(slots, count, common, common + words, words)
        for number in range(count):
            asked = _meet(&slots[number], common, met + 2 * number * room, met + (2 * number + 1) * room, asked)
        for at in range(asked):
            for number in range(count):
                slots[number].at = met[2 * number * room + at]
                slots[number].start = met[(2 * number + 1) * room + at]
            units[found], times[found] = slots[0].units[slots[0].at], _together(slots, count, cells, beyond)
            found += times[found] > 0
        return found
    finally:
        PyMem_Free(common)
        PyMem_Free(met)


cdef place _phrases(
    Slot* slots, int count, const uint8_t* cells, Escapes* beyond, place* units, uint32_t* times
) noexcept nogil:
    """Of the first of the slots, the rarest, each unit that all have, and how often they stand side by side there."""
    cdef place at, found = 0
    cdef Slot* rarest = slots
    for at in range(rarest.count):
        rarest.at = at
        if _reaches(slots, 1, count, rarest.units[at], rarest.count):
            units[found], times[found] = rarest.units[at], _together(slots, count, cells, beyond)
            found += times[found] > 0
        rarest.start += _often(rarest, at)
    return found


cdef enum:
    LONGEST_PHRASE = 64
    MANY_TIMES = 8  # a list that is so many times as long as the rarest is searched in
    FEW_TIMES = 32  # of more units than the rarest has no bits are marked


def phrases(list slots not None, cnp.ndarray cells not None, cnp.ndarray escaped not None, cnp.ndarray values not None):
    cdef Slot told[LONGEST_PHRASE]
    cdef Slot* slot
    cdef int count = len(slots), number = 0
    cdef place found, first, positions, size = 0
    cdef cnp.ndarray units, tf, merged, times
    cdef const uint8_t* data = <uint8_t*>_data(cells, cnp.NPY_UINT8)
    cdef Escapes beyond
    beyond.at = <uint32_t*>_data(escaped, cnp.NPY_UINT32)
    beyond.value = <uint32_t*>_data(values, cnp.NPY_UINT32)
    beyond.count = _length(escaped)
    if not 0 < count <= LONGEST_PHRASE:
        raise IndexError(f"a phrase of {count} words")
    for offset, units, tf, first in sorted(slots, key=_by_count):
        slot = &told[number]
        slot.units, slot.count, slot.at = _places(units), _length(units), 0
        slot.wide, slot.tf = _width(tf) == 4, cnp.PyArray_DATA(tf)
        slot.start, slot.offset = first, offset
        if slot.wide:
            positions = _total(<uint32_t*>slot.tf, slot.count)
        else:
            positions = _total(<uint8_t*>_data(tf, cnp.NPY_UINT8), slot.count)
        if _length(tf) != slot.count or first < 0 or first + positions > _length(cells) or _length(values) != beyond.count:
            raise IndexError(f"there are no {positions} positions from {first} on among {_length(cells)}")
        number += 1
    merged, times = _new(told[0].count, cnp.NPY_INTP), _new(told[0].count, cnp.NPY_UINT32)
    cdef place* to = <place*>cnp.PyArray_DATA(merged)
    cdef uint32_t* often = <uint32_t*>cnp.PyArray_DATA(times)
    for number in range(count):
        if told[number].count:
            size = max(size, told[number].units[told[number].count - 1] + 1)
    for number in range(count):
        _within(told[number].units, told[number].count, size)
    if count > 1 and told[count - 1].count <= MANY_TIMES * told[0].count and told[0].count * FEW_TIMES > size:
        found = _phrases_of_many(told, count, data, &beyond, size, to, often)
    else:
        found = _phrases(told, count, data, &beyond, to, often)
    return _cut(merged, found), _narrowed(<uint32_t*>cnp.PyArray_DATA(times), found)


def _by_count(slot):
    return len(slot[1])


def merged(cnp.ndarray one not None, cnp.ndarray other not None):
    cdef const int64_t* a = <int64_t*>_data(one, cnp.NPY_INT64)
    cdef const int64_t* b = <int64_t*>_data(other, cnp.NPY_INT64)
    cdef place i = 0, j = 0, n = _length(one), m = _length(other), first
    cdef cnp.ndarray both = _new(n + m, cnp.NPY_INT64)
    cdef int64_t* to = <int64_t*>cnp.PyArray_DATA(both)
    while i < n and j < m:
        first = a[i] <= b[j]
        to[i + j] = a[i] * first + b[j] * (1 - first)
        i += first
        j += 1 - first
    while i < n:
        to[i + j] = a[i]
        i += 1
    while j < m:
        to[i + j] = b[j]
        j += 1
    return both


cdef struct Neighbour:  # the word before, of two that take turns: where it stands, and which of the two it is
    int64_t position
    int which


cdef inline double _worth(Neighbour* last, int64_t here, int which, int64_t window) noexcept nogil:
    """What it is worth that a word stands ``here``, behind the last; 0 behind the same, or too far off."""
    cdef int64_t distance = here - last.position
    cdef bint near = last.which >= 0 and which != last.which and 0 < distance <= window
    last.position, last.which = here, which
    return 1.0 / distance if near else 0.0


def nearness(cnp.ndarray one not None, cnp.ndarray other not None, int64_t window):
    cdef const int64_t* a = <int64_t*>_data(one, cnp.NPY_INT64)
    cdef const int64_t* b = <int64_t*>_data(other, cnp.NPY_INT64)
    cdef place i = 0, j = 0, n = _length(one), m = _length(other), found = -1
    cdef cnp.ndarray units = _new(min(n, m) * 2 + 1, cnp.NPY_INTP)
    cdef cnp.ndarray sums = _new(min(n, m) * 2 + 1, cnp.NPY_DOUBLE)
    cdef place* to = <place*>cnp.PyArray_DATA(units)
    cdef double* near = <double*>cnp.PyArray_DATA(sums)
    cdef Neighbour last = Neighbour(0, -1)
    cdef int64_t here, before
    cdef int is_b
    cdef double worth
    while i < n or j < m:
        is_b = i == n or (j < m and b[j] < a[i])
        if is_b:
            here = b[j]
            j += 1
        else:
            here = a[i]
            i += 1
        before = last.position
        worth = _worth(&last, here, is_b, window)
        if worth:
            if found < 0 or to[found] != before >> 32:
                found += 1
                to[found] = before >> 32
                near[found] = 0.0
            near[found] += worth
        if (is_b and i == n) or (not is_b and j == m):  # no other word comes after
            break
    return units[: found + 1], sums[: found + 1]


def counted(cnp.ndarray ascending not None):
    cdef const int64_t* at = <int64_t*>_data(ascending, cnp.NPY_INT64)
    cdef place count = _length(ascending), number, found = -1
    cdef cnp.ndarray units = _new(count, cnp.NPY_INTP)
    cdef cnp.ndarray sums = _new(count, cnp.NPY_UINT32)
    cdef place* to = <place*>cnp.PyArray_DATA(units)
    cdef uint32_t* values = <uint32_t*>cnp.PyArray_DATA(sums)
    for number in range(count):
        if found < 0 or to[found] != at[number] >> 32:
            found += 1
            to[found] = at[number] >> 32
            values[found] = 0
        values[found] += 1
    return units[: found + 1], _narrowed(values, found + 1)


# --- scores ---------------------------------------------------------------------------------------------------------


cdef void _weigh(
    const place* rows, const frequency* tf, const uint16_t* lengths, const double* norms, double weight, double* to,
    place count
) noexcept nogil:
    cdef place at
    for at in range(count):
        to[at] = tf[at] / (tf[at] + norms[lengths[rows[at]]]) * weight


cdef const double* _norms(cnp.ndarray norms, cnp.ndarray lengths, const place* rows, place count) except? NULL:
    _data(lengths, cnp.NPY_UINT16)
    _within(rows, count, _length(lengths))
    if _length(norms) != LENGTHS:
        raise IndexError(f"there are {_length(norms)} norms for {LENGTHS} lengths")
    return <double*>_data(norms, cnp.NPY_DOUBLE)


def weighed(
    cnp.ndarray rows not None, cnp.ndarray tf not None, cnp.ndarray lengths not None, cnp.ndarray norms not None,
    double weight
):
    cdef place count = _length(rows)
    cdef const place* of = _places(rows)
    cdef const double* norm = _norms(norms, lengths, of, count)
    cdef const uint16_t* length = <uint16_t*>cnp.PyArray_DATA(lengths)
    cdef cnp.ndarray scores = _new(count, cnp.NPY_DOUBLE)
    cdef double* to = <double*>cnp.PyArray_DATA(scores)
    if _length(tf) != count:
        raise IndexError(f"there are {_length(tf)} frequencies for {count} rows")
    if _width(tf) == 1:
        _weigh(of, <uint8_t*>cnp.PyArray_DATA(tf), length, norm, weight, to, count)
    else:
        _weigh(of, <uint32_t*>_data(tf, cnp.NPY_UINT32), length, norm, weight, to, count)
    return scores


cdef int _name(
    double* scores, const frequency* tf, const place* rows, place count, const cell* owners, const uint8_t* named,
    place size, double amount
) noexcept nogil:
    cdef place at
    for at in range(count):
        if owners[rows[at]] >= size:
            return -1
        if named[owners[rows[at]]] and tf[at]:
            scores[at] += amount
    return 0


def add_named(
    cnp.ndarray scores not None, cnp.ndarray tf not None, cnp.ndarray rows not None, cnp.ndarray owners not None,
    cnp.ndarray units not None, place size, double amount
):
    cdef place count = _length(rows), at
    cdef const place* of = _places(rows)
    cdef const place* naming = _places(units)
    cdef double* to = <double*>_data(scores, cnp.NPY_DOUBLE)
    cdef cnp.ndarray mask = _zeros(size, cnp.NPY_UINT8)
    cdef uint8_t* named = <uint8_t*>cnp.PyArray_DATA(mask)
    cdef void* owner = cnp.PyArray_DATA(owners)
    cdef void* often = cnp.PyArray_DATA(tf)
    cdef int width = _width(owners), flaw
    if _length(tf) != count or _length(scores) != count:
        raise IndexError(f"there are {_length(tf)} frequencies for {count} rows")
    _within(of, count, _length(owners))
    _within(naming, _length(units), size)
    for at in range(_length(units)):
        named[naming[at]] = 1
    if _width(tf) == 1:
        if width == 2:
            flaw = _name(to, <uint8_t*>often, of, count, <uint16_t*>owner, named, size, amount)
        elif width == 4:
            flaw = _name(to, <uint8_t*>often, of, count, <uint32_t*>owner, named, size, amount)
        else:
            flaw = _name(to, <uint8_t*>often, of, count, <uint8_t*>owner, named, size, amount)
    else:
        _data(tf, cnp.NPY_UINT32)
        if width == 2:
            flaw = _name(to, <uint32_t*>often, of, count, <uint16_t*>owner, named, size, amount)
        elif width == 4:
            flaw = _name(to, <uint32_t*>often, of, count, <uint32_t*>owner, named, size, amount)
        else:
            flaw = _name(to, <uint32_t*>often, of, count, <uint8_t*>owner, named, size, amount)
    if flaw:
        raise IndexError(f"a row's unit is beyond {size}")


cdef void _near(
    const place* rows, const frequency* one, const other_frequency* other, const uint16_t* lengths,
    const double* norms, double weight, double* to, place count
) noexcept nogil:
    cdef place at
    cdef double most
    for at in range(count):
        if not one[at] or not other[at]:
            to[at] = 0.0
            continue
        if one[at] == other[at]:
            most = 2.0 * one[at] - 1.0
        else:
            most = 2.0 * min(<uint32_t>one[at], <uint32_t>other[at])
        to[at] = weight * (most / (most + norms[lengths[rows[at]]]))


def nearest(
    cnp.ndarray rows not None, cnp.ndarray one not None, cnp.ndarray other not None, cnp.ndarray lengths not None,
    cnp.ndarray norms not None, double weight
):
    cdef place count = _length(rows)
    cdef const place* of = _places(rows)
    cdef const double* norm = _norms(norms, lengths, of, count)
    cdef const uint16_t* length = <uint16_t*>cnp.PyArray_DATA(lengths)
    cdef cnp.ndarray bounds = _new(count, cnp.NPY_DOUBLE)
    cdef double* to = <double*>cnp.PyArray_DATA(bounds)
    cdef void* a = cnp.PyArray_DATA(one)
    cdef void* b = cnp.PyArray_DATA(other)
    if _length(one) != count or _length(other) != count:
        raise IndexError(f"there are {_length(one)} and {_length(other)} frequencies for {count} rows")
    if _width(one) == 1 and _width(other) == 1:
        _near(of, <uint8_t*>a, <uint8_t*>b, length, norm, weight, to, count)
    elif _width(one) == 1:
        _near(of, <uint8_t*>a, <uint32_t*>_data(other, cnp.NPY_UINT32), length, norm, weight, to, count)
    elif _width(other) == 1:
        _near(of, <uint32_t*>_data(one, cnp.NPY_UINT32), <uint8_t*>b, length, norm, weight, to, count)
    else:
        _near(of, <uint32_t*>_data(one, cnp.NPY_UINT32), <uint32_t*>_data(other, cnp.NPY_UINT32), length, norm, weight, to, count)
    return bounds


def add_near(
    cnp.ndarray scores not None, cnp.ndarray rows not None, cnp.ndarray units not None, cnp.ndarray nearness not None,
    cnp.ndarray lengths not None, cnp.ndarray norms not None, double weight
):
    cdef place count = _length(rows), near = _length(units), at, low = 0
    cdef const place* of = _places(rows)
    cdef const place* found = _places(units)
    cdef const double* norm = _norms(norms, lengths, of, count)
    cdef const uint16_t* length = <uint16_t*>cnp.PyArray_DATA(lengths)
    cdef const double* sums = <double*>_data(nearness, cnp.NPY_DOUBLE)
    cdef double* to = <double*>_data(scores, cnp.NPY_DOUBLE)
    if _length(nearness) != near or _length(scores) != count:
        raise IndexError(f"there are {_length(nearness)} sums for {near} units, {_length(scores)} scores for {count} rows")
    for at in range(near):
        low = _search(of, low, count, found[at])
        if low < count and of[low] == found[at]:
            to[low] += weight * sums[at] / (sums[at] + norm[length[of[low]]])


cdef inline void _sink(double* heap, place count, place at) noexcept nogil:
    cdef place child
    cdef double value = heap[at]
    while True:
        child = 2 * at + 1
        if child >= count:
            break
        if child + 1 < count and heap[child + 1] < heap[child]:
            child += 1
        if value <= heap[child]:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = value


def reached(cnp.ndarray values not None, place count):
    cdef const double* of = <double*>_data(values, cnp.NPY_DOUBLE)
    cdef place length = _length(values), at
    if not 0 < count <= length:
        raise IndexError(f"there are no {count} values among {length}")
    cdef cnp.ndarray best = _new(count, cnp.NPY_DOUBLE)
    cdef double* heap = <double*>cnp.PyArray_DATA(best)
    for at in range(count):
        heap[at] = of[at]
    for at in range(count // 2 - 1, -1, -1):
        _sink(heap, count, at)
    for at in range(count, length):
        if of[at] > heap[0]:
            heap[0] = of[at]
            _sink(heap, count, 0)
    return heap[0]


def reaching(cnp.ndarray values not None, double least):
    cdef const double* of = <double*>_data(values, cnp.NPY_DOUBLE)
    cdef place count = _length(values), at, found = 0, room = min(count, 1024)
    cdef cnp.ndarray places = _new(room, cnp.NPY_INTP), more
    cdef place* to = <place*>cnp.PyArray_DATA(places)
    for at in range(count):
        if of[at] >= least:  # few are, so that the jump is foreseen
            if found == room:
                more = _new(count, cnp.NPY_INTP)
                memcpy(cnp.PyArray_DATA(more), to, found * sizeof(place))
                places, room = more, count
                to = <place*>cnp.PyArray_DATA(places)
            to[found] = at
            found += 1
    return _cut(places, found)


cdef struct Ranked:
    double score
    int64_t place  # of the article
    place row


cdef inline bint _precedes(Ranked* one, Ranked* other) noexcept nogil:
    if one.score != other.score:
        return one.score > other.score
    return one.place < other.place if one.place != other.place else one.row < other.row


def leading(list parts not None, double weight, place count):
    cdef cnp.ndarray rows, scores, owners, places
    cdef const place* row
    cdef const double* score
    cdef const int64_t* order
    cdef const void* of
    cdef int width
    cdef place base, at, owner, to, kept = 0
    cdef Ranked one
    if count < 1:
        raise IndexError(f"{count} rows can't be found")
    cdef Ranked* best = <Ranked*>_grown(NULL, (count + 1) * sizeof(Ranked))
    try:
        for base, rows, scores, owners, places in parts:
            row, score = _places(rows), <double*>_data(scores, cnp.NPY_DOUBLE)
            order, of, width = <int64_t*>_data(places, cnp.NPY_INT64), cnp.PyArray_DATA(owners), _width(owners)
            if _length(scores) != _length(rows):
                raise IndexError(f"there are {_length(scores)} scores for {_length(rows)} rows")
            for at in range(_length(rows)):
                if not 0 <= row[at] < _length(owners):
                    raise IndexError(f"there is no row {row[at]} among {_length(owners)}")
                owner = _cell_at(of, width, row[at])
                if not 0 <= owner < _length(places):
                    raise IndexError(f"there is no owner {owner} among {_length(places)}")
                one.score, one.place, one.row = score[at] * weight, order[owner], base + row[at]
                to = kept
                while to and _precedes(&one, &best[to - 1]):
                    best[to] = best[to - 1]
                    to -= 1
                best[to] = one
                kept = min(kept + 1, count)
        return [best[at].row for at in range(kept)]
    finally:
        PyMem_Free(best)


cdef struct Best:
    double* heap  # the wanted best so far, the least at its top
    place wanted
    place seen  # how many of them there are
    place* places
    double* scores
    place count
    place room


cdef int _keep(Best* best, place at, double score) except -1:
    if best.count == best.room:
        best.room = 2 * best.room + 256
        best.places = <place*>_grown(best.places, best.room * sizeof(place))
        best.scores = <double*>_grown(best.scores, best.room * sizeof(double))
    best.places[best.count], best.scores[best.count] = at, score
    best.count += 1
    return 0


cdef struct Word:
    const void* tf
    bint wide
    bint dense
    double weight


cdef struct Pair:
    int one
    int other
    double weight


cdef enum:
    MOST_WORDS = 32


cdef struct Group:
    int count
    bint whole


cdef void _read_word(Word* word, const place* rows, place first, place size, int32_t* to) noexcept nogil:
    """The frequencies of a word in a block of rows."""
    cdef place at
    for at in range(size):
        if word.wide:
            to[at] = (<uint32_t*>word.tf)[rows[first + at] if word.dense else first + at]
        elif word.dense:
            to[at] = (<uint8_t*>word.tf)[rows[first + at]]
        else:
            to[at] = (<uint8_t*>word.tf)[first + at]


cdef void _bound(
    int32_t* often, Word* words, Group* groups, int grouped, Pair* pairs, int paired, const double* norm, place size,
    double* lower, double* upper
) noexcept nogil:
    """What a block of rows score at least, and at most."""
    cdef int32_t* one
    cdef int32_t* other
    cdef int number, group, word = 0
    cdef place at
    cdef double near
    cdef double together[BLOCK]
    cdef int32_t there[BLOCK]
    for at in range(size):
        lower[at] = upper[at] = 0.0
    for group in range(grouped):
        if groups[group].count == 1 and not groups[group].whole:
            one = often + word * BLOCK
            for at in range(size):
                lower[at] += <double>one[at] / (<double>one[at] + norm[at]) * words[word].weight
            word += 1
            continue
        for at in range(size):
            together[at], there[at] = 0.0, 1
        for number in range(groups[group].count):
            one = often + word * BLOCK
            for at in range(size):
                together[at] += <double>one[at] / (<double>one[at] + norm[at]) * words[word].weight
            if groups[group].whole:
                for at in range(size):
                    there[at] &= one[at] != 0
            word += 1
        for at in range(size):
            lower[at] += together[at] * there[at]
    for number in range(paired):
        one, other = often + pairs[number].one * BLOCK, often + pairs[number].other * BLOCK
        for at in range(size):
            near = 2.0 * min(one[at], other[at]) - ((one[at] == other[at]) & (one[at] > 0))
            upper[at] += pairs[number].weight * (near / (near + norm[at]))
    for at in range(size):
        upper[at] += lower[at]


cdef enum:
    MOST_TOLD = 6  # words by whose frequencies rows are told apart
    OFTEN = 3  # up to which they are
    UNKNOWN = -1


cdef struct Scored:
    const uint16_t* lengths
    const double* norms
    Word* words
    int many
    Group* groups
    int grouped
    Pair* pairs
    int paired
    double slack


cdef struct Reach:
    double bar
    place seen  # how many rows had been seen when the bar was set
    int32_t longest[1 << (2 * MOST_TOLD)]  # by frequencies, two bits a word, the longest row that reaches the bar


cdef int32_t _longest_reaching(Scored* by, place key, double bar) noexcept nogil:
    """The longest row that reaches the bar by its upper bound, or a little less, -2 if none does: the bound falls with
    the length."""
    cdef double lower[1]
    cdef double upper[1]
    cdef int32_t often[MOST_TOLD * BLOCK]
    cdef place low = 0, high = LENGTHS, middle
    cdef int number
    for number in range(by.many):
        often[number * BLOCK] = key >> (2 * number) & OFTEN
        if often[number * BLOCK] == OFTEN:  # which stands for more, too
            return LENGTHS
    while low < high:
        middle = min((low + high) >> 1, 2 * low + 64)  # most passages are short
        _bound(often, by.words, by.groups, by.grouped, by.pairs, by.paired, by.norms + middle, 1, lower, upper)
        if upper[0] * (1 + by.slack) * (1 + 1e-9) < bar:
            high = middle
        else:
            low = middle + 1
    return <int32_t>(low - 1) if low else UNKNOWN - 1


cdef place _within_reach(
    Scored* by, Reach* reach, const place* rows, const int32_t* often, place size, place* kept
) noexcept nogil:
    """The places, in a block of rows, of those that are short enough to reach the bar by the frequencies they have."""
    cdef place at, found = 0
    cdef int32_t key[BLOCK]
    cdef const int32_t* one
    cdef int number
    memset(key, 0, sizeof(key))
    for number in range(by.many):
        one = often + number * BLOCK
        for at in range(size):
            key[at] |= (one[at] if one[at] < OFTEN else OFTEN) << (2 * number)
    for at in range(size):
        if reach.longest[key[at]] == UNKNOWN:
            reach.longest[key[at]] = _longest_reaching(by, key[at], reach.bar)
        kept[found] = at
        found += <int32_t>by.lengths[rows[at]] <= reach.longest[key[at]]
    return found


cdef bint _admits(Best* best, double least, double most) noexcept nogil:
    """Whether a row that has at least and at most so much may be among the wanted best; if so it counts with the least."""
    cdef place low
    if best.seen < best.wanted:
        best.heap[best.seen] = least
        best.seen += 1
        if best.seen == best.wanted:
            for low in range(best.wanted // 2 - 1, -1, -1):
                _sink(best.heap, best.wanted, low)
        return True
    if least > best.heap[0]:
        best.heap[0] = least
        _sink(best.heap, best.wanted, 0)
        return True
    return most >= best.heap[0]


cdef int _keep_if_likely(Best* best, place at, double lower, double bound, double** bounds) except -1:
    """Keep a place that may be among the wanted best, with its bound."""
    cdef place room = best.room
    if not _admits(best, lower, bound):
        return 0
    _keep(best, at, lower)
    if best.room != room:
        bounds[0] = <double*>_grown(bounds[0], best.room * sizeof(double))
    bounds[0][best.count - 1] = bound
    return 0


cdef int _score_block(
    Scored* by, Reach* reach, const place* rows, place first, place size, Best* best, double** bounds
) except -1:
    """Keep those of a block of rows that may be among the best; few are scored, once some were seen."""
    cdef double lower[BLOCK]
    cdef double upper[BLOCK]
    cdef double norm[BLOCK]
    cdef place kept[BLOCK]
    cdef int32_t often[MOST_WORDS * BLOCK]
    cdef place at, count = size
    cdef int number
    for number in range(by.many):
        _read_word(&by.words[number], rows, first, size, often + number * BLOCK)
    if best.seen == best.wanted and by.many <= MOST_TOLD:
        if reach.bar < best.heap[0] and first >= 2 * reach.seen:
            reach.bar, reach.seen = best.heap[0], first
            memset(reach.longest, 255, sizeof(int32_t) << (2 * by.many))
        count = _within_reach(by, reach, rows + first, often, size, kept)
        for number in range(by.many):
            for at in range(count):
                often[number * BLOCK + at] = often[number * BLOCK + kept[at]]
    else:
        for at in range(size):
            kept[at] = at
    if not count:
        return 0
    for at in range(count):
        norm[at] = by.norms[by.lengths[rows[first + kept[at]]]]
    _bound(often, by.words, by.groups, by.grouped, by.pairs, by.paired, norm, count, lower, upper)
    for at in range(count):
        _keep_if_likely(best, first + kept[at], lower[at], upper[at] * (1 + by.slack), bounds)
    return 0


def bounded(
    cnp.ndarray rows not None, list words not None, list groups not None, list pairs not None,
    cnp.ndarray lengths not None, cnp.ndarray norms not None, double slack, place wanted
):
    cdef place count = _length(rows), at, kept = 0
    cdef const place* of = _places(rows)
    cdef Scored by
    by.norms, by.lengths = _norms(norms, lengths, of, count), <uint16_t*>cnp.PyArray_DATA(lengths)
    cdef Word told[MOST_WORDS]
    cdef Pair near[MOST_WORDS]
    cdef Group several[MOST_WORDS]
    cdef Word* word
    cdef int number = 0, many = len(words), paired = len(pairs), grouped = len(groups)
    cdef place first
    cdef cnp.ndarray tf, places, scores, bounds
    cdef Best best
    cdef Reach reach
    cdef double* uppers = NULL
    if not 0 < wanted <= count:
        raise IndexError(f"there are no {wanted} values among {count}")
    if many > MOST_WORDS or paired > MOST_WORDS or sum([group[0] for group in groups]) != many or grouped > many:
        raise IndexError(f"no more than {MOST_WORDS} words are added up")
    for tf, dense, weight in words:
        word = &told[number]
        word.wide, word.dense, word.weight, word.tf = _width(tf) == 4, dense, weight, cnp.PyArray_DATA(tf)
        if not word.wide:
            _data(tf, cnp.NPY_UINT8)
        if word.dense:
            _within(of, count, _length(tf))
        elif _length(tf) != count:
            raise IndexError(f"there are {_length(tf)} frequencies for {count} rows")
        number += 1
    for number in range(grouped):
        several[number].count, several[number].whole = groups[number]
    for number in range(paired):
        near[number].one, near[number].other, near[number].weight = pairs[number]
        if not (0 <= near[number].one < many and 0 <= near[number].other < many):
            raise IndexError(f"there is no pair {pairs[number]} among {many} words")
    by.words, by.many, by.groups, by.grouped = told, many, several, grouped
    by.pairs, by.paired, by.slack = near, paired, slack
    best.wanted, best.seen, best.count, best.room, reach.bar, reach.seen = wanted, 0, 0, 0, -1.0, 0
    best.heap, best.places, best.scores = <double*>_grown(NULL, wanted * sizeof(double)), NULL, NULL
    try:
        for first in range(0, count, BLOCK):
            _score_block(&by, &reach, of, first, min(<place>BLOCK, count - first), &best, &uppers)
        for at in range(best.count):
            if uppers[at] >= best.heap[0]:
                best.places[kept], best.scores[kept], uppers[kept] = best.places[at], best.scores[at], uppers[at]
                kept += 1
        places, scores, bounds = _new(kept, cnp.NPY_INTP), _new(kept, cnp.NPY_DOUBLE), _new(kept, cnp.NPY_DOUBLE)
        memcpy(cnp.PyArray_DATA(places), best.places, kept * sizeof(place))
        memcpy(cnp.PyArray_DATA(scores), best.scores, kept * sizeof(double))
        memcpy(cnp.PyArray_DATA(bounds), uppers, kept * sizeof(double))
        return places, scores, bounds
    finally:
        PyMem_Free(best.heap)
        PyMem_Free(best.places)
        PyMem_Free(best.scores)
        PyMem_Free(uppers)


cdef enum:
    BLOCK = 64  # rows whose scores are bounded at once, so that the processor adds up several in one step
    SPAN = 256  # rows of which first those are found that stand often enough, without a jump
    SELDOM = 48


cdef int _least_often(double norm, double weight, double bar) noexcept nogil:
    """How often a word must stand at least, where it weighs most, for its score to reach the bar; ``SELDOM`` for more."""
    cdef int often = 1
    while often < SELDOM and often / (often + norm) * weight * (1 + 1e-9) < bar:
        often += 1
    return often


cdef int _make_room(Best* best, place wanted) except -1:
    best.wanted, best.seen, best.count, best.room = wanted, 0, 0, 0
    best.heap, best.places, best.scores = <double*>_grown(NULL, wanted * sizeof(double)), NULL, NULL
    return 0


cdef void _free_best(Best* best) noexcept:
    PyMem_Free(best.heap)
    PyMem_Free(best.places)
    PyMem_Free(best.scores)


cdef tuple _those_that_reach(Best* best):
    """The places kept that score as much as the wanted best, and their scores."""
    cdef place at, kept = 0
    for at in range(best.count):
        if best.scores[at] >= best.heap[0]:
            best.places[kept], best.scores[kept] = best.places[at], best.scores[at]
            kept += 1
    cdef cnp.ndarray places = _new(kept, cnp.NPY_INTP), scores = _new(kept, cnp.NPY_DOUBLE)
    memcpy(cnp.PyArray_DATA(places), best.places, kept * sizeof(place))
    memcpy(cnp.PyArray_DATA(scores), best.scores, kept * sizeof(double))
    return places, scores


cdef int _foremost(
    const place* rows, const frequency* tf, const uint16_t* lengths, const double* norms, double weight, place count,
    double least_norm, Best* best
) except -1:
    """Keeps the places whose scores reached the least of the wanted best when they were met."""
    cdef place first, at, size, found
    cdef double bar = -1.0, often, norm, score
    cdef double most[SELDOM + 1]  # by frequency the greatest norm with which the bar is reached, or a little more
    cdef place likely[SPAN]  # which stand often enough to reach the bar, if their norm is low
    cdef frequency least = 0
    for at in range(SELDOM + 1):
        most[at] = 1e300
    for first in range(0, count, SPAN):
        size, found = min(<place>SPAN, count - first), 0
        if first >= best.wanted and best.heap[0] > 0 and bar != best.heap[0]:
            bar = best.heap[0]
            least = <frequency>_least_often(least_norm, weight, bar)
            for at in range(SELDOM):
                most[at] = at * (weight / bar - 1) * (1 + 1e-9)
        for at in range(first, first + size):
            likely[found] = at
            found += tf[at] >= least
        for at in range(found):
            norm, often = norms[lengths[rows[likely[at]]]], tf[likely[at]]
            if norm <= most[min(tf[likely[at]], <frequency>SELDOM)]:
                score = often / (often + norm) * weight
                if _admits(best, score, score):
                    _keep(best, likely[at], score)
    return 0


def foremost(
    cnp.ndarray rows not None, cnp.ndarray tf not None, cnp.ndarray lengths not None, cnp.ndarray norms not None,
    double weight, place wanted, place shortest
):
    cdef place count = _length(rows)
    cdef const place* of = _places(rows)
    cdef const double* norm = _norms(norms, lengths, of, count)
    cdef const uint16_t* length = <uint16_t*>cnp.PyArray_DATA(lengths)
    if not 0 <= shortest < LENGTHS:
        raise IndexError(f"there is no norm of {shortest} tokens")
    if not 0 < wanted <= count:
        raise IndexError(f"there are no {wanted} values among {count}")
    if _length(tf) != count:
        raise IndexError(f"there are {_length(tf)} frequencies for {count} rows")
    cdef Best best
    _make_room(&best, wanted)
    try:
        if _width(tf) == 1:
            _foremost(of, <uint8_t*>cnp.PyArray_DATA(tf), length, norm, weight, count, norm[shortest], &best)
        else:
            _foremost(of, <uint32_t*>_data(tf, cnp.NPY_UINT32), length, norm, weight, count, norm[shortest], &best)
        return _those_that_reach(&best)
    finally:
        _free_best(&best)


# --- answers in one pass --------------------------------------------------------------------------------------------


cdef enum:
    WINDOW = 4096  # units whose frequencies are looked at together
    BITS = WINDOW >> 6  # and as many groups of 64 units, a bit of one number each
    SKIPS = (WINDOW >> 3) + 1
    SEVERAL = 24  # groups beyond which a whole window is as soon cleared
    WIDTHS = 3
    HALF_ESCAPE = 15
    BYTE = 255
    AND = -1  # what a program does with the two last sets
    OR = -2
    NOT = -3  # and with the last one


cdef double ROUNDING = 1e-15
"""Scores that differ by no more may be equal once they are weighed."""


cdef struct Field:
    const void* cells[WIDTHS]  # differences of units, of one, two and four bytes
    place sizes[WIDTHS]
    const uint32_t* bounds  # by form, where its postings begin
    const uint32_t* at  # where its differences do, and their width
    const uint32_t* places  # where its positions do
    place forms
    const uint8_t* halves  # frequencies
    place half_bytes
    Escapes greater
    const uint8_t* positions
    place position_count
    Escapes beyond
    const uint8_t* spoken  # by language, a bit for each unit
    place languages
    place stride  # the bytes of a language
    place size


cdef struct Skip:  # into the midst of a list
    place half  # of a posting
    uint32_t unit  # of the one before
    uint32_t start  # where its positions begin


cdef struct Packed:  # a list of postings, as far as it was read, and what of it is in the window
    int width  # 0: units and frequencies that are told
    const void* cells
    const uint8_t* often
    place count
    place at  # the next posting
    place unit  # of the last one
    place half  # where the frequencies begin
    place escape  # the next of those that don't fit
    uint32_t start  # where the positions of the next posting begin
    const uint8_t* spoken  # a bit for each unit of its language; NULL for any
    place most  # the greatest frequency, or more
    bint sparse  # fewer postings than there are groups of 64 units
    uint64_t groups  # in the window, of 64 units each, in which it has some, or may have
    uint8_t* tf  # of its word, to which its own are added
    Skip* skips  # into the window, every eight postings; NULL where no positions are asked for
    int skipped


cdef struct Sought:  # a word or a phrase: its lists, and how often each unit of the window has it
    int first
    int count
    uint8_t* tf
    uint64_t groups  # a bit for each group of 64 units of the window of which it may have some
    uint64_t bits[BITS]


cdef struct Nearby:
    int one
    int other
    double weight
    int group  # that adds its pairs up by themselves, of the rows that have all of it; -1 for none


cdef inline int _open_escapes(Escapes* to, cnp.ndarray at, cnp.ndarray values) except -1:
    to.at, to.value = <uint32_t*>_data(at, cnp.NPY_UINT32), <uint32_t*>_data(values, cnp.NPY_UINT32)
    to.count = _length(at)
    if _length(values) != to.count:
        raise IndexError(f"there are {_length(values)} values for {to.count} places")
    return 0


cdef int _open_field(Field* field, tuple arrays) except -1:
    cdef cnp.ndarray one, two, four, bounds, at, places, halves, greater, great, positions, beyond, far, spoken
    one, two, four, bounds, at, places, (halves, greater, great), (positions, beyond, far), spoken, field.size = arrays
    field.cells[0], field.sizes[0] = _data(one, cnp.NPY_UINT8), _length(one)
    field.cells[1], field.sizes[1] = _data(two, cnp.NPY_UINT16), _length(two)
    field.cells[2], field.sizes[2] = _data(four, cnp.NPY_UINT32), _length(four)
    field.bounds, field.forms = <uint32_t*>_data(bounds, cnp.NPY_UINT32), _length(bounds) - 1
    field.at, field.places = <uint32_t*>_data(at, cnp.NPY_UINT32), <uint32_t*>_data(places, cnp.NPY_UINT32)
    if field.forms < 0 or _length(at) != field.forms or _length(places) < field.forms:
        raise IndexError(f"there are {_length(at)} lists and {_length(places)} places for {field.forms} forms")
    field.halves, field.half_bytes = <uint8_t*>_data(halves, cnp.NPY_UINT8), _length(halves)
    field.positions, field.position_count = <uint8_t*>_data(positions, cnp.NPY_UINT8), _length(positions)
    field.spoken = <uint8_t*>_data(spoken, cnp.NPY_UINT8)
    if cnp.PyArray_NDIM(spoken) != 2 or cnp.PyArray_DIM(spoken, 1) << 3 < field.size:
        raise IndexError(f"there are no languages of {field.size} units")
    field.languages, field.stride = cnp.PyArray_DIM(spoken, 0), cnp.PyArray_DIM(spoken, 1)
    _open_escapes(&field.greater, greater, great)
    return _open_escapes(&field.beyond, beyond, far)


cdef int _open_form(Packed* to, Field* field, place form, int lang) except -1:
    """A list at its beginning."""
    cdef place low, high, middle, start, end
    cdef uint32_t told
    if not 0 <= form < field.forms or lang >= field.languages:
        raise IndexError(f"there is no form {form} among {field.forms}, of a language {lang}")
    told, start, end = field.at[form], field.bounds[form], field.bounds[form + 1]
    if told & 3 >= WIDTHS or end < start or (end + 1) >> 1 > field.half_bytes or (
        (told >> 2) + end - start > field.sizes[told & 3]
    ):
        raise IndexError(f"there are no postings {start} to {end} of form {form}")
    to.width, to.count, to.at, to.unit = 1 << (told & 3), end - start, 0, 0
    to.spoken = NULL if lang < 0 else field.spoken + lang * field.stride
    to.cells = <uint8_t*>field.cells[told & 3] + <place>(told >> 2) * to.width
    to.half, to.start, to.most, to.skips, to.skipped = start, field.places[form], HALF_ESCAPE, NULL, 0
    low, high = 0, field.greater.count
    while low < high:
        middle = (low + high) >> 1
        if field.greater.at[middle] < start:
            low = middle + 1
        else:
            high = middle
    to.escape, to.groups, to.sparse = low, 0, 64 * to.count < field.size
    while low < field.greater.count and field.greater.at[low] < end:
        to.most = max(to.most, <place>field.greater.value[low])
        low += 1
    return 0


cdef int _open_runs(Packed* lists, int* many, Field* field, runs) except -1:
    """All lists of some runs of forms behind the first ``many``; 1 if these are too many, else 0."""
    cdef place low, high, form
    cdef int lang
    for low, high, spoken in runs:
        lang = -1 if spoken is None else spoken
        if high - low > MOST_LISTS - many[0]:
            return 1
        for form in range(low, high):
            _open_form(&lists[many[0]], field, form, lang)
            many[0] += 1
    return 0


cdef uint32_t _greater_at(Packed* one, Field* field, place half) noexcept nogil:
    """A frequency that half a byte doesn't hold."""
    while one.escape < field.greater.count and field.greater.at[one.escape] < half:
        one.escape += 1
    if one.escape < field.greater.count and field.greater.at[one.escape] == half:
        return field.greater.value[one.escape]
    return HALF_ESCAPE


cdef uint32_t _escaped_at(Field* field, place half) noexcept nogil:
    """As ``_greater_at``, of any posting."""
    cdef place low = 0, high = field.greater.count, middle
    while low < high:
        middle = (low + high) >> 1
        if field.greater.at[middle] < half:
            low = middle + 1
        else:
            high = middle
    return field.greater.value[low] if low < field.greater.count and field.greater.at[low] == half else HALF_ESCAPE


cdef bint _next_eight(const cell* gaps, const uint8_t* halves, place unit, place end, int odd, uint32_t* often) noexcept nogil:
    """Whether the next eight postings lie before ``end``, and half a byte holds each frequency: these are given, too."""
    cdef uint64_t cells, packed
    if cell is uint8_t:
        memcpy(&cells, gaps, 8)
        unit += _sum_of_eight(cells)
    else:
        unit += (<place>gaps[0] + gaps[1]) + (<place>gaps[2] + gaps[3]) + (
            (<place>gaps[4] + gaps[5]) + (<place>gaps[6] + gaps[7])
        )
    if unit >= end:
        return False
    memcpy(&packed, halves, 8)
    often[0] = <uint32_t>(packed >> odd)
    return not often[0] & often[0] >> 1 & often[0] >> 2 & often[0] >> 3 & 0x11111111


cdef inline uint32_t _sum_of_halves(uint32_t packed) noexcept nogil:
    return ((packed & 0x0F0F0F0F) + (packed >> 4 & 0x0F0F0F0F)) * <uint32_t>0x01010101 >> 24


cdef void _read_as(Packed* one, const cell* cells, Field* field, place base, place end) noexcept nogil:
    """Adds up the frequencies of the window from ``base`` up to ``end``, past the postings before it."""
    # What is written to bytes may be anything to a compiler, so that all is taken in hand first.
    cdef const uint8_t* halves = field.halves
    cdef const uint8_t* spoken = one.spoken
    cdef const cell* gaps = cells - one.half
    cdef uint8_t* tf = one.tf - base
    cdef Skip* skips = one.skips
    cdef place half = one.half + one.at, last = one.half + one.count, unit = one.unit, next = 0, due = 0
    cdef place eights = -1 if one.sparse else min(last, 2 * field.half_bytes - 16) - 8
    cdef uint64_t groups = 0
    cdef uint32_t often, start = one.start
    cdef int number, skipped = 0
    while half < last and unit + gaps[half] < base:
        unit += gaps[half]
        if skips != NULL:
            often = halves[half >> 1] >> ((half & 1) << 2) & 15
            start += often if often != HALF_ESCAPE else _greater_at(one, field, half)
        half += 1
    while half < last:
        if cell is not uint32_t:
            while half <= eights and _next_eight(gaps + half, halves + (half >> 1), unit, end, (half & 1) << 2, &often):
                groups |= ~<uint64_t>0 << ((unit + gaps[half] - base) >> 6)
                if skips != NULL:
                    if skipped < SKIPS:
                        skips[skipped] = Skip(half, <uint32_t>unit, start)
                        skipped += 1
                    start += _sum_of_halves(often)
                    due = half + 8
                if spoken == NULL:
                    for number in range(8):
                        unit += gaps[half + number]
                        tf[unit] += often >> (4 * number) & 15
                else:
                    for number in range(8):
                        unit += gaps[half + number]
                        tf[unit] += (often >> (4 * number) & 15) * _has_bit(spoken, unit)
                half += 8
            if half == last:
                break
        next = unit + gaps[half]
        if next >= end:
            break
        often = halves[half >> 1] >> ((half & 1) << 2) & 15
        if often == HALF_ESCAPE:
            often = _greater_at(one, field, half)
        if skips != NULL:
            if half >= due and skipped < SKIPS:
                skips[skipped] = Skip(half, <uint32_t>unit, start)
                skipped += 1
                due = half + 8
            start += often
        if spoken == NULL or _has_bit(spoken, next):
            tf[next] += <uint8_t>often
            groups |= <uint64_t>1 << ((next - base) >> 6)
        unit = next
        half += 1
    one.at, one.unit, one.start, one.groups, one.skipped = half - one.half, unit, start, groups, skipped


cdef uint32_t _seek(Packed* one, const cell* cells, Field* field, place unit, uint32_t* start) noexcept nogil:
    """How often a unit of the window has a form, and where its positions begin; 0 where it hasn't."""
    cdef const cell* gaps = cells - one.half
    cdef place low = 0, high = one.skipped, middle, half, last = one.half + one.at, here
    cdef uint32_t often
    if not high:
        return 0
    while high - low > 1:
        middle = (low + high) >> 1
        if one.skips[middle].unit < unit:
            low = middle
        else:
            high = middle
    half, here, start[0] = one.skips[low].half, one.skips[low].unit, one.skips[low].start
    while half < last:
        here += gaps[half]
        often = field.halves[half >> 1] >> ((half & 1) << 2) & 15
        if often == HALF_ESCAPE:
            often = _escaped_at(field, half)
        if here >= unit:
            return often if here == unit and (one.spoken == NULL or _has_bit(one.spoken, unit)) else 0
        start[0] += often
        half += 1
    return 0


cdef uint32_t _positions_of(Packed* one, Field* field, place unit, uint32_t* start) noexcept nogil:
    """See ``_seek``."""
    if one.width == 1:
        return _seek(one, <const uint8_t*>one.cells, field, unit, start)
    if one.width == 2:
        return _seek(one, <const uint16_t*>one.cells, field, unit, start)
    return _seek(one, <const uint32_t*>one.cells, field, unit, start)


cdef void _read_told(Packed* one, place base, place end) noexcept nogil:
    cdef const place* units = <const place*>one.cells
    cdef const uint8_t* often = one.often
    cdef uint8_t* tf = one.tf
    cdef place at = one.at, count = one.count
    while at < count and units[at] < base:
        at += 1
    one.groups = 0
    while at < count and units[at] < end:
        tf[units[at] - base] += often[at]
        one.groups |= <uint64_t>1 << ((units[at] - base) >> 6)
        at += 1
    one.at = at


cdef size_t whole_window = WINDOW  # no constant: of one, a compiler makes a loop that takes several times as long


cdef void _clear(uint8_t* cells, uint64_t groups) noexcept nogil:
    """Set to 0 the cells of a window that lie in these groups of 64."""
    if ibid_count(groups) > SEVERAL:
        memset(cells, 0, whole_window)
        return
    while groups:
        memset(cells + 64 * ibid_lowest(groups), 0, 64)
        groups &= groups - 1


cdef void _read_list(Packed* one, Field* field, place base, place end) noexcept nogil:
    if one.width == 1:
        _read_as(one, <const uint8_t*>one.cells, field, base, end)
    elif one.width == 2:
        _read_as(one, <const uint16_t*>one.cells, field, base, end)
    elif one.width == 4:
        _read_as(one, <const uint32_t*>one.cells, field, base, end)
    else:
        _read_told(one, base, end)


cdef place _next_unit(Packed* one) noexcept nogil:
    """The unit of the next posting; a list that is at its end gives one beyond all."""
    if one.at >= one.count:
        return <place>1 << 62
    if one.width == 1:
        return one.unit + (<const uint8_t*>one.cells)[one.at]
    if one.width == 2:
        return one.unit + (<const uint16_t*>one.cells)[one.at]
    if one.width == 4:
        return one.unit + (<const uint32_t*>one.cells)[one.at]
    return (<const place*>one.cells)[one.at]


cdef void _read_word_of_window(Sought* word, Packed* lists, Field* field, place base, place end) noexcept nogil:
    """The frequencies of a word in a window, those of its lists added up."""
    cdef int number
    cdef place at
    cdef uint64_t groups
    cdef uint8_t* tf = word.tf
    _clear(tf, word.groups)
    word.groups = 0
    for number in range(word.first, word.first + word.count):
        _read_list(&lists[number], field, base, end)
        word.groups |= lists[number].groups
    memset(word.bits, 0, whole_window >> 3)
    groups = word.groups
    while groups:
        at = ibid_lowest(groups)
        groups &= groups - 1
        word.bits[at] = ibid_reaching(tf + 64 * at, 1)


cdef void _mark_cells(Packed* one, const cell* cells, place size, uint64_t* seen) noexcept nogil:
    cdef place at, unit = 0
    cdef const uint8_t* spoken = one.spoken
    for at in range(one.count):
        unit += cells[at]
        if unit >= size:
            break
        if spoken == NULL or _has_bit(spoken, unit):
            _set(<uint8_t*>seen, unit)


cdef place _count_cells(Packed* one, const cell* cells, place size, const uint64_t* seen) noexcept nogil:
    """How many units of a list were not seen: to mark them, too, would take twice as long."""
    cdef place at, unit = 0, found = 0
    cdef const uint8_t* spoken = one.spoken
    for at in range(one.count):
        unit += cells[at]
        if unit >= size:
            break
        if spoken == NULL:
            found += 1 - _has_bit(<uint8_t*>seen, unit)
        else:
            found += (1 - _has_bit(<uint8_t*>seen, unit)) & _has_bit(spoken, unit)
    return found


cdef void _mark_list(Packed* one, place size, uint64_t* seen) noexcept nogil:
    if one.width == 1:
        _mark_cells(one, <const uint8_t*>one.cells, size, seen)
    elif one.width == 2:
        _mark_cells(one, <const uint16_t*>one.cells, size, seen)
    else:
        _mark_cells(one, <const uint32_t*>one.cells, size, seen)


cdef place _count_list(Packed* one, place size, const uint64_t* seen) noexcept nogil:
    if one.width == 1:
        return _count_cells(one, <const uint8_t*>one.cells, size, seen)
    if one.width == 2:
        return _count_cells(one, <const uint16_t*>one.cells, size, seen)
    return _count_cells(one, <const uint32_t*>one.cells, size, seen)


def count_any(tuple field not None, list runs not None, alive):
    cdef Field of
    cdef Packed lists[MOST_LISTS]
    cdef int number, many = 0, longest = -1
    cdef place at, found = 0, words, unit
    cdef uint64_t* seen = NULL
    cdef cnp.ndarray mask
    cdef const uint8_t* there = NULL
    _open_field(&of, field)
    if _open_runs(lists, &many, &of, runs):
        return None
    if alive is not None:
        mask = alive
        there = <uint8_t*>_data(mask, cnp.NPY_BOOL)
        if _length(mask) != of.size:
            raise IndexError(f"a mask has {_length(mask)} units, not {of.size}")
    words = (of.size + 63) >> 6
    seen = <uint64_t*>PyMem_Calloc(words + 1, sizeof(uint64_t))
    if seen == NULL:
        raise MemoryError
    try:
        if there == NULL:
            for number in range(many):
                if longest < 0 or lists[number].count > lists[longest].count:
                    longest = number
        for number in range(many):
            if number != longest:
                _mark_list(&lists[number], of.size, seen)
        for at in range(words):
            if there != NULL:
                for unit in range(64 * at, min(64 * at + 64, of.size)):
                    found += there[unit] and _has_bit(<uint8_t*>seen, unit)
            elif seen[at]:
                found += ibid_count(seen[at])
        if longest >= 0:
            found += _count_list(&lists[longest], of.size, seen)
        return found
    finally:
        PyMem_Free(seen)


cdef void _shorten(int32_t* longest, place greatest, const double* norms, double weight, double bar) noexcept nogil:
    """By how often a word stands in a row, how long that may be to reach the bar: no longer than for a lower one. What
    half a byte doesn't hold is at most ``greatest``."""
    cdef double most
    cdef int32_t low, high, middle
    cdef int often
    for often in range(1, HALF_ESCAPE + 1):
        most = (often if often < HALF_ESCAPE else greatest) * (weight / bar - 1) * (1 + 1e-9)
        low, high = -1, longest[often]
        while low < high:
            middle = min((low + high + 1) >> 1, 2 * low + 64)  # most passages are short
            if norms[middle] <= most:
                low = middle
            else:
                high = middle - 1
        longest[often] = low


cdef int _keep_posting(
    Best* best, Packed* one, Field* field, place half, place unit, uint32_t told, double norm, double weight
) except -1:
    cdef double often = told if told < HALF_ESCAPE else _greater_at(one, field, half)
    cdef double score = often / (often + norm) * weight
    if _admits(best, score, score):
        _keep(best, unit, score)
    return 0


cdef int _foremost_of_form(
    Packed* one, const cell* cells, Field* field, const uint16_t* lengths, const double* norms, double weight, Best* best
) except -1:
    """As ``_foremost``, of rows as they are stored; 1 for one beyond the field, else 0."""
    cdef const uint8_t* halves = field.halves
    cdef const cell* gaps = cells - one.half
    cdef place half = one.half, last = one.half + one.count, unit = 0, stop
    cdef place eights = min(last, 2 * field.half_bytes - 16) - 8
    cdef int32_t longest[HALF_ESCAPE + 1]
    cdef double bar = -1.0
    cdef uint64_t eight, told
    cdef uint32_t often
    cdef int number
    for number in range(HALF_ESCAPE + 1):
        longest[number] = LENGTHS - 1
    while half < last:
        if best.seen == best.wanted and best.heap[0] > 0 and bar != best.heap[0]:
            bar = best.heap[0]
            _shorten(longest, one.most, norms, weight, bar)
        stop = min(last, half + SPAN)
        if cell is uint8_t:
            while half <= min(eights, stop - 8):
                memcpy(&eight, gaps + half, 8)
                if unit + _sum_of_eight(eight) >= field.size:
                    break
                memcpy(&told, halves + (half >> 1), 8)
                told >>= (half & 1) << 2
                for number in range(8):
                    unit += gaps[half + number]
                    often = told >> (4 * number) & 15
                    if <int32_t>lengths[unit] <= longest[often]:
                        _keep_posting(best, one, field, half + number, unit, often, norms[lengths[unit]], weight)
                half += 8
        while half < stop:
            unit += gaps[half]
            if unit >= field.size:
                return 1
            often = halves[half >> 1] >> ((half & 1) << 2) & 15
            if <int32_t>lengths[unit] <= longest[often]:
                _keep_posting(best, one, field, half, unit, often, norms[lengths[unit]], weight)
            half += 1
    return 0


def foremost_of_form(
    tuple field not None, place form, cnp.ndarray lengths not None, cnp.ndarray norms not None, double weight,
    place wanted
):
    cdef Field of
    cdef Packed one
    cdef Best best
    cdef int flaw
    cdef const uint16_t* length = <uint16_t*>_data(lengths, cnp.NPY_UINT16)
    cdef const double* norm = <double*>_data(norms, cnp.NPY_DOUBLE)
    _open_field(&of, field)
    _open_form(&one, &of, form, -1)
    if _length(lengths) != of.size or _length(norms) != LENGTHS:
        raise IndexError(f"there are {_length(lengths)} lengths for {of.size} rows")
    if not 0 < wanted <= one.count:
        raise IndexError(f"there are no {wanted} rows among {one.count}")
    _make_room(&best, wanted)
    try:
        if one.width == 1:
            flaw = _foremost_of_form(&one, <uint8_t*>one.cells, &of, length, norm, weight, &best)
        elif one.width == 2:
            flaw = _foremost_of_form(&one, <uint16_t*>one.cells, &of, length, norm, weight, &best)
        else:
            flaw = _foremost_of_form(&one, <uint32_t*>one.cells, &of, length, norm, weight, &best)
        if flaw:
            raise IndexError(f"a unit is beyond {of.size}")
        return _those_that_reach(&best)
    finally:
        _free_best(&best)


cdef struct Pass:  # one pass over a field: what is looked for, and how it is scored
    Field field
    Packed lists[MOST_LISTS]
    int many
    Sought words[MOST_WORDS]
    int asked
    Word weighed[MOST_WORDS]
    Group groups[MOST_WORDS]
    Pair bounds[MOST_WORDS]
    Nearby pairs[MOST_WORDS]
    Scored by
    Reach reach
    Best best
    place total
    place having  # how many have the only word that is scored
    int64_t window  # up to so many positions apart two words stand near each other
    double shortest  # the norm of the shortest row
    double bar  # that the only word has to reach
    int least  # how often it must stand, to do so
    double most[SELDOM + 1]  # by frequency the greatest norm with which it does, or a little more
    place longest  # of the rows that reach the bar though it stands there no oftener; -1 for none
    int program[4 * MOST_WORDS]
    int steps
    uint8_t* cells
    uint32_t* positions  # of two words
    place room  # for those of each
    bint flaw


cdef place _stand(Pass* of, int word, place unit, uint32_t* to) noexcept nogil:
    """The positions of a word in a unit of the window, ascending; gives how many."""
    cdef Packed* one
    cdef place found = 0, which, place_of
    cdef int number
    cdef uint32_t position, often, start = 0
    for number in range(of.words[word].first, of.words[word].first + of.words[word].count):
        one = &of.lists[number]
        often = _positions_of(one, &of.field, unit, &start)
        if <place>start + often > of.field.position_count or found + often > of.room:
            of.flaw = True
            return 0
        for which in range(often):
            position = <uint32_t>_position(of.field.positions, start + which, &of.field.beyond)
            place_of = found
            while place_of and to[place_of - 1] > position:
                to[place_of] = to[place_of - 1]
                place_of -= 1
            to[place_of] = position
            found += 1
    return found


cdef double _nearness_of(const uint32_t* a, place n, const uint32_t* b, place m, int64_t window) noexcept nogil:
    """As ``nearness``, of one unit."""
    cdef place i = 0, j = 0
    cdef Neighbour last = Neighbour(0, -1)
    cdef int is_b
    cdef double near = 0.0
    while i < n or j < m:
        is_b = i == n or (j < m and b[j] < a[i])
        if is_b:
            near += _worth(&last, b[j], is_b, window)
            j += 1
        else:
            near += _worth(&last, a[i], is_b, window)
            i += 1
        if (is_b and i == n) or (not is_b and j == m):  # no other word comes after
            break
    return near


cdef bint _has_all(Pass* of, int group, place at) noexcept nogil:
    cdef int number, first = 0
    for number in range(group):
        first += of.groups[number].count
    for number in range(first, first + of.groups[group].count):
        if not of.words[number].tf[at]:
            return False
    return True


cdef double _added_nearness(Pass* of, place base, place at, double norm) noexcept nogil:
    """What the nearness of all pairs adds to the score of a unit of the window from ``base`` on."""
    cdef double added = 0.0, own = 0.0, near
    cdef uint32_t* other = of.positions + of.room
    cdef int number
    cdef Nearby* pair
    cdef place n, m
    for number in range(of.by.paired):
        pair = &of.pairs[number]
        if of.words[pair.one].tf[at] and of.words[pair.other].tf[at]:
            n = _stand(of, pair.one, base + at, of.positions)
            m = _stand(of, pair.other, base + at, other)
            near = _nearness_of(of.positions, n, other, m, of.window)
            near = pair.weight * near / (near + norm)
            if pair.group < 0:
                added += near
            else:
                own += near
        if pair.group >= 0 and (number + 1 == of.by.paired or of.pairs[number + 1].group != pair.group):
            if _has_all(of, pair.group, at):
                added += own
            own = 0.0
    return added


cdef bint _told_apart(Pass* of) noexcept nogil:
    """Whether rows are told apart by frequencies and length; from time to time, anew."""
    cdef Reach* reach = &of.reach
    if of.best.seen < of.best.wanted or of.by.many > MOST_TOLD:
        return False
    if reach.bar < of.best.heap[0] and of.total >= 2 * reach.seen:
        reach.bar, reach.seen = of.best.heap[0], of.total
        memset(reach.longest, 255, sizeof(int32_t) << (2 * of.by.many))
    return True


cdef inline bint _may_reach(Pass* of, place row, place base) noexcept nogil:
    """Whether a row is short enough to reach the bar by the frequencies it has."""
    cdef uint32_t key = 0, often
    cdef int number
    for number in range(of.by.many):
        often = of.words[number].tf[row - base]
        key |= (often if often < OFTEN else <uint32_t>OFTEN) << (2 * number)
    if of.reach.longest[key] == UNKNOWN:
        of.reach.longest[key] = _longest_reaching(&of.by, key, of.reach.bar)
    return <int32_t>of.by.lengths[row] <= of.reach.longest[key]


cdef int _score_several(Pass* of, const place* rows, place size, place base) except -1:
    """Keep those of a block of matching rows that may be among the best."""
    cdef double lower[BLOCK]
    cdef double upper[BLOCK]
    cdef double norm[BLOCK]
    cdef place at, row
    cdef double score
    cdef Best* best = &of.best
    cdef int32_t often[MOST_WORDS * BLOCK]
    cdef int number
    for number in range(of.by.many):
        for at in range(size):
            often[number * BLOCK + at] = of.words[number].tf[rows[at] - base]
    for at in range(size):
        norm[at] = of.by.norms[of.by.lengths[rows[at]]]
    _bound(often, of.weighed, of.groups, of.by.grouped, of.bounds, of.by.paired, norm, size, lower, upper)
    for at in range(size):
        if best.seen == best.wanted and upper[at] * (1 + of.by.slack) < best.heap[0]:
            continue
        row, score = rows[at], lower[at]
        if of.by.paired:
            score = lower[at] + _added_nearness(of, base, row - base, norm[at])
        if _admits(best, score, score * (1 + ROUNDING)):
            _keep(best, row, score)
    return 0


cdef void _raise_bar(Pass* of) noexcept nogil:
    """What the only word takes to reach the bar, where that has risen."""
    cdef double weight = of.weighed[0].weight
    cdef int at
    cdef place high = LENGTHS - 1, middle
    if of.best.seen == of.best.wanted and of.best.heap[0] > 0 and of.bar != of.best.heap[0]:
        of.bar = of.best.heap[0]
        of.least = _least_often(of.shortest, weight, of.bar)
        for at in range(SELDOM):
            of.most[at] = at * (weight / of.bar - 1) * (1 + 1e-9)
        of.longest = -1
        while of.longest < high:
            middle = min((of.longest + high + 1) >> 1, 2 * of.longest + 64)  # most passages are short
            if of.by.norms[middle] <= of.most[of.least]:
                of.longest = middle
            else:
                high = middle - 1


cdef int _score_one(Pass* of, const uint64_t* matching, uint64_t groups, place base) except -1:
    """As ``_score_several``, of all matching rows of a window that have the only word. Those that stand often enough are
    found first: their lengths lie anywhere, and are waited for together then."""
    cdef Best* best = &of.best
    cdef double weight = of.weighed[0].weight, often, norm, score
    cdef uint64_t likely, few
    cdef int part, found = 0, number, at
    cdef uint16_t chosen[WINDOW]
    cdef const uint8_t* tf = of.words[0].tf
    cdef const uint16_t* lengths = of.by.lengths + base
    cdef const double* norms = of.by.norms
    _raise_bar(of)
    while groups:
        part = ibid_lowest(groups)
        groups &= groups - 1
        likely = matching[part]
        if not likely:
            continue
        if of.least > 1:
            likely &= ibid_reaching(tf + 64 * part, <uint8_t>of.least)
        if likely and of.longest < LENGTHS - 1 and base + 64 * part + 64 <= of.field.size:
            few = ibid_short(lengths + 64 * part, <uint16_t>of.longest) if of.longest >= 0 else 0
            likely &= few | ibid_reaching(tf + 64 * part, <uint8_t>(of.least + 1))
        while likely:
            chosen[found] = 64 * part + ibid_lowest(likely)
            ibid_fetch(lengths + chosen[found])
            likely &= likely - 1
            found += 1
    for number in range(found):
        if number % 64 == 63:
            _raise_bar(of)
        at = chosen[number]
        often, norm = tf[at], norms[lengths[at]]
        if norm <= of.most[min(tf[at], <uint8_t>SELDOM)]:
            score = often / (often + norm) * weight
            if _admits(best, score, score * (1 + ROUNDING)):
                _keep(best, base + at, score)
    return 0


cdef uint64_t* _match(Pass* of, uint64_t* stack, uint64_t* groups) noexcept nogil:
    """The matching units of a window, as bits, and in which groups of 64 units there may be some."""
    cdef int step, what, top = 0
    cdef place at
    cdef uint64_t* last
    cdef uint64_t* sets[4 * MOST_WORDS]
    cdef uint64_t some[4 * MOST_WORDS]
    for step in range(of.steps):
        what = of.program[step]
        if what >= 0:
            sets[top], some[top] = of.words[what].bits, of.words[what].groups
            top += 1
            continue
        last = stack + (top - (1 if what == NOT else 2)) * BITS
        if what == NOT:
            for at in range(BITS):
                last[at] = ~sets[top - 1][at]
            sets[top - 1], some[top - 1] = last, ~<uint64_t>0
            continue
        if what == AND:
            for at in range(BITS):
                last[at] = sets[top - 2][at] & sets[top - 1][at]
            some[top - 2] &= some[top - 1]
        else:
            for at in range(BITS):
                last[at] = sets[top - 2][at] | sets[top - 1][at]
            some[top - 2] |= some[top - 1]
        sets[top - 2] = last
        top -= 1
    groups[0] = some[0]
    return sets[0]


cdef void _let_pass(uint64_t* bits, cnp.ndarray mask, place base, place end) noexcept:
    """Leave those units of a window for which a mask is set."""
    cdef const uint8_t* let = <uint8_t*>cnp.PyArray_DATA(mask) + base
    cdef uint8_t last[WINDOW]
    cdef place at
    if end - base < WINDOW:
        memset(last, 0, WINDOW)
        memcpy(last, let, end - base)
        let = last
    for at in range(BITS):
        if bits[at]:
            bits[at] &= ibid_reaching(let + 64 * at, 1)


cdef int _answer_window(Pass* of, alive, list masks, uint64_t* stack, place base, place end) except -1:
    """Count the matching rows of a window, and keep those that may be among the best."""
    cdef place at, found = 0, rest = end - base, having = 0
    cdef place rows[BLOCK]
    cdef uint64_t bits, groups, some
    cdef uint64_t* matching
    cdef bint told
    if alive is not None:
        _let_pass(of.words[0].bits, alive, base, end)
    if of.by.many == 1:
        having = ibid_count_64(of.words[0].bits)
        of.having += having
    matching = _match(of, stack, &groups)
    for mask in masks if alive is None else [alive, *masks]:
        _let_pass(matching, mask, base, end)
    if rest < WINDOW and of.steps > 1:  # none beyond the end
        for at in range(rest >> 6, BITS):
            matching[at] &= (<uint64_t>1 << (rest & 63)) - 1 if at == rest >> 6 else 0
    of.total += having if of.by.many == 1 and of.steps == 1 and not masks else ibid_count_64(matching)
    if of.by.many == 1:
        return _score_one(of, matching, groups, base)
    some = groups
    while some:  # lengths will be looked up one by one, which would wait for each
        at = ibid_lowest(some)
        some &= some - 1
        if matching[at]:
            ibid_fetch(of.by.lengths + base + 64 * at)
            ibid_fetch(of.by.lengths + base + 64 * at + 32)
    told = _told_apart(of)
    while groups:
        at = ibid_lowest(groups)
        groups &= groups - 1
        bits = matching[at]
        while bits:
            rows[found] = base + 64 * at + ibid_lowest(bits)
            bits &= bits - 1
            found += not told or _may_reach(of, rows[found], base)
            if found == BLOCK:
                _score_several(of, rows, found, base)
                told, found = _told_apart(of), 0
    if found:
        _score_several(of, rows, found, base)
    return 0


cdef place _next_base(Pass* of, list every, place base) noexcept:
    """The first window from ``base`` on that all the words in ``every`` may have units of."""
    cdef place least, one
    cdef int number, word
    cdef bint moved = True
    while moved and base < of.field.size:
        moved = False
        for word in every:
            least = <place>1 << 62
            for number in range(of.words[word].first, of.words[word].first + of.words[word].count):
                one = _next_unit(&of.lists[number])
                if one < base:  # it wasn't read as far as that: its next unit may be in any window
                    one = base
                least = min(least, one)
            if least >= base + WINDOW:
                base, moved = least // WINDOW * WINDOW, True
                break
    return base


cdef int _open_words(Pass* of, list words) except -1:
    """Lists and weights of all words; 1 if these lists are too many, or a frequency may be more than a byte holds."""
    cdef Packed* one
    cdef cnp.ndarray units, tf
    cdef int number = 0, at
    of.many = 0
    for source, weight in words:
        of.words[number].first = of.many
        if type(source) is list:
            if _open_runs(of.lists, &of.many, &of.field, source):
                return 1
        else:
            units, tf = source
            if of.many == MOST_LISTS or _width(tf) != 1:
                return 1
            one = &of.lists[of.many]
            one.width, one.cells, one.count, one.at = 0, _places(units), _length(units), 0
            one.skips, one.most, one.groups = NULL, 0, 0
            one.often = <uint8_t*>_data(tf, cnp.NPY_UINT8)
            if _length(tf) != one.count:
                raise IndexError(f"there are {_length(tf)} frequencies for {one.count} units")
            _within(_places(units), one.count, of.field.size)
            of.many += 1
        of.words[number].count = of.many - of.words[number].first
        of.words[number].groups = 0
        if sum([of.lists[at].most for at in range(of.words[number].first, of.many)]) > BYTE:
            return 1
        of.weighed[number].weight = weight
        number += 1
    of.asked = number
    return 0


cdef int _open_plan(Pass* of, list program, list groups, list pairs) except -1:
    """Check and take over how words are put together and scored."""
    cdef int step, top = 0, number, scored = 0
    of.steps = len(program)
    if of.steps > 4 * MOST_WORDS or len(groups) > MOST_WORDS or len(pairs) > MOST_WORDS:
        raise IndexError(f"no more than {MOST_WORDS} words are put together")
    for step in range(of.steps):
        of.program[step] = program[step]
        if of.program[step] >= of.asked or of.program[step] < NOT:
            raise IndexError(f"there is no word {program[step]} among {of.asked}")
        top += 1 if of.program[step] >= 0 else 0 if of.program[step] == NOT else -1
        if top < 1:
            raise IndexError("a program puts two together where there are none")
    if top != 1:
        raise IndexError(f"a program leaves {top} sets")
    for number in range(len(groups)):
        of.groups[number].count, of.groups[number].whole = groups[number]
        scored += of.groups[number].count
    if not 0 < scored <= of.asked:
        raise IndexError(f"{scored} of {of.asked} words are scored")
    for number in range(len(pairs)):
        one, other, weight, group = pairs[number]
        if not (0 <= one < scored and 0 <= other < scored and -1 <= group < len(groups)):
            raise IndexError(f"there is no pair {pairs[number]} among {scored} words")
        of.pairs[number].one, of.pairs[number].other = one, other
        of.pairs[number].weight, of.pairs[number].group = weight, group
        of.bounds[number].one, of.bounds[number].other, of.bounds[number].weight = one, other, weight
        if not _has_positions(of, one) or not _has_positions(of, other):
            raise IndexError(f"no position of a pair {pairs[number]} is known")
    of.by.words, of.by.many, of.by.groups, of.by.grouped = of.weighed, scored, of.groups, len(groups)
    of.by.pairs, of.by.paired = of.bounds, len(pairs)
    return 0


cdef bint _has_positions(Pass* of, int word) noexcept:
    cdef int number
    for number in range(of.words[word].first, of.words[word].first + of.words[word].count):
        if not of.lists[number].width:
            return False
    return True


cdef int _give_room(Pass* of) except -1:
    """Memory for a window: the frequencies of words, skips into lists, and the positions of two words in a unit."""
    cdef int number, at, word, paired = 0
    cdef place cells = of.asked * WINDOW
    cdef Skip* skips
    of.room = 0
    for number in range(of.by.paired):
        for word in (of.pairs[number].one, of.pairs[number].other):
            of.room = max(of.room, <place>of.words[word].count * BYTE)
            for at in range(of.words[word].first, of.words[word].first + of.words[word].count):
                paired += of.lists[at].skips == NULL
                of.lists[at].skips = <Skip*>of  # until there is room for them
    of.cells = <uint8_t*>PyMem_Malloc(cells + paired * SKIPS * sizeof(Skip) + 2 * of.room * sizeof(uint32_t))
    if of.cells == NULL:
        raise MemoryError
    memset(of.cells, 0, cells)
    skips = <Skip*>(of.cells + cells)
    of.positions = <uint32_t*>(skips + paired * SKIPS)
    for number in range(of.asked):
        of.words[number].tf = of.cells + number * WINDOW
        for at in range(of.words[number].first, of.words[number].first + of.words[number].count):
            of.lists[at].tf = of.words[number].tf
            if of.lists[at].skips != NULL:
                of.lists[at].skips = skips
                skips += SKIPS
    return 0


def answered(
    tuple field not None, list words not None, list program not None, list every not None, list groups not None,
    list pairs not None, alive, list masks not None, cnp.ndarray lengths not None, cnp.ndarray norms not None,
    double slack, place wanted, place shortest, int64_t window
):
    cdef Pass* of = NULL
    cdef uint64_t* stack = NULL
    cdef place base, end, at, kept = 0
    cdef int number
    cdef cnp.ndarray mask, rows, scores
    if wanted < 1 or not 0 <= shortest < LENGTHS or len(words) > MOST_WORDS:
        raise IndexError(f"{wanted} rows of {len(words)} words can't be found")
    of = <Pass*>_grown(NULL, sizeof(Pass))
    of.cells, of.best.heap, of.best.places, of.best.scores = NULL, NULL, NULL, NULL
    try:
        _open_field(&of.field, field)
        if _open_words(of, words):
            return None
        _open_plan(of, program, groups, pairs)
        for number in every:
            if not 0 <= number < of.asked:
                raise IndexError(f"there is no word {number} among {of.asked}")
        for mask in masks if alive is None else [alive, *masks]:
            _data(mask, cnp.NPY_BOOL)
            if _length(mask) != of.field.size:
                raise IndexError(f"a mask has {_length(mask)} rows, not {of.field.size}")
        of.by.lengths, of.by.norms, of.by.slack = <uint16_t*>_data(lengths, cnp.NPY_UINT16), <double*>_data(norms, cnp.NPY_DOUBLE), slack
        if _length(lengths) != of.field.size or _length(norms) != LENGTHS:
            raise IndexError(f"there are {_length(lengths)} lengths for {of.field.size} rows")
        _give_room(of)
        of.best.wanted, of.best.seen, of.best.count, of.best.room = wanted, 0, 0, 0
        of.best.heap = <double*>_grown(NULL, wanted * sizeof(double))
        of.reach.bar, of.reach.seen, of.total, of.having, of.flaw = -1.0, 0, 0, 0, False
        of.window, of.shortest, of.bar, of.least = window, of.by.norms[shortest], -1.0, 1
        of.longest = LENGTHS - 1
        for at in range(SELDOM + 1):
            of.most[at] = 1e300
        stack = <uint64_t*>_grown(NULL, (of.steps + 1) * BITS * sizeof(uint64_t))
        base = _next_base(of, every, 0)
        while base < of.field.size:
            end = min(base + WINDOW, of.field.size)
            for number in range(of.asked):
                _read_word_of_window(&of.words[number], of.lists, &of.field, base, end)
            _answer_window(of, alive, masks, stack, base, end)
            base = _next_base(of, every, base + WINDOW)
        if of.flaw:
            raise IndexError(f"there are only {of.field.position_count} positions")
        for number in range(of.many):
            if of.lists[number].at < of.lists[number].count and not every:
                raise IndexError(f"a unit is beyond {of.field.size}")
        for at in range(of.best.count):
            if of.best.seen < wanted or of.best.scores[at] * (1 + ROUNDING) >= of.best.heap[0]:
                of.best.places[kept], of.best.scores[kept] = of.best.places[at], of.best.scores[at]
                kept += 1
        rows, scores = _new(kept, cnp.NPY_INTP), _new(kept, cnp.NPY_DOUBLE)
        if kept:
            memcpy(cnp.PyArray_DATA(rows), of.best.places, kept * sizeof(place))
            memcpy(cnp.PyArray_DATA(scores), of.best.scores, kept * sizeof(double))
        return of.total, rows, scores, of.having
    finally:
        PyMem_Free(stack)
        PyMem_Free(of.cells)
        PyMem_Free(of.best.heap)
        PyMem_Free(of.best.places)
        PyMem_Free(of.best.scores)
        PyMem_Free(of)


# --- counts ---------------------------------------------------------------------------------------------------------


cdef enum:
    AHEAD = 24  # lines that are fetched before they are counted: each is likely to lie in a cache line of its own


cdef int _count_lines(
    const cell* cells, place width, const place* units, const int64_t* weights, place count, int64_t* counts, place size
) noexcept nogil:
    """Of the ``units`` each once; without them of all ``count`` units as often as its weight says."""
    cdef place at, column
    cdef const cell* line
    for at in range(count):
        if units:
            if at + AHEAD < count:
                ibid_fetch(cells + units[at + AHEAD] * width)
            line = cells + units[at] * width
            for column in range(width):
                if line[column] >= size:
                    return -1
                counts[line[column]] += 1
        elif weights[at]:
            line = cells + at * width
            for column in range(width):
                if line[column] >= size:
                    return -1
                counts[line[column]] += weights[at]
    return 0


cdef object _values(
    cnp.ndarray cells, cnp.ndarray more_units, cnp.ndarray more_cells, cnp.ndarray frequent, cnp.ndarray profiles,
    place ordinals, const place* units, const int64_t* weights, place count
):
    cdef place width = cnp.PyArray_DIM(cells, 1), more = _length(more_units), bits = _length(frequent), at, low = 0
    cdef place size = ordinals + _length(profiles) + width
    cdef cnp.ndarray counts = _zeros(size, cnp.NPY_INT64)
    cdef int64_t* to = <int64_t*>cnp.PyArray_DATA(counts)
    cdef const uint32_t* of = <uint32_t*>_data(more_units, cnp.NPY_UINT32)
    cdef const uint32_t* held = <uint32_t*>_data(more_cells, cnp.NPY_UINT32)
    cdef const uint32_t* often = <uint32_t*>_data(frequent, cnp.NPY_UINT32)
    cdef const uint32_t* profile = <uint32_t*>_data(profiles, cnp.NPY_UINT32)
    cdef int64_t weight
    cdef uint32_t left
    cdef int flaw, bit
    if _width(cells) == 2:
        flaw = _count_lines(<uint16_t*>cnp.PyArray_DATA(cells), width, units, weights, count, to, size)
    else:
        flaw = _count_lines(<uint32_t*>_data(cells, cnp.NPY_UINT32), width, units, weights, count, to, size)
    for at in range(bits):
        flaw |= often[at] >= ordinals
    if flaw or _length(more_cells) != more:
        raise IndexError(f"a value is beyond {size}")
    for at in range(more):
        if units:
            low = _search(units, low, count, of[at])
            if low == count:
                break
            weight = units[low] == of[at]
        else:
            if of[at] >= count:
                raise IndexError(f"there is no unit {of[at]} among {count}")
            weight = weights[of[at]]
        if held[at] >= ordinals:
            raise IndexError(f"a value is beyond {ordinals}")
        to[held[at]] += weight
    for at in range(_length(profiles)):
        weight, left = to[ordinals + at], profile[at]
        while weight and left:
            bit = ibid_lowest(left)
            left &= left - 1
            if bit < bits:
                to[often[bit]] += weight
    return counts[:ordinals]


def count_values(
    cnp.ndarray cells not None, cnp.ndarray more_units not None, cnp.ndarray more_cells not None,
    cnp.ndarray frequent not None, cnp.ndarray profiles not None, place ordinals, cnp.ndarray units not None
):
    cdef const place* of = _places(units)
    _within(of, _length(units), _length(cells))
    if not _length(units):
        return _zeros(ordinals, cnp.NPY_INT64)
    return _values(cells, more_units, more_cells, frequent, profiles, ordinals, of, NULL, _length(units))


def weigh_values(
    cnp.ndarray cells not None, cnp.ndarray more_units not None, cnp.ndarray more_cells not None,
    cnp.ndarray frequent not None, cnp.ndarray profiles not None, place ordinals, cnp.ndarray weights not None
):
    cdef const int64_t* of = <int64_t*>_data(weights, cnp.NPY_INT64)
    if _length(weights) != _length(cells):
        raise IndexError(f"there are {_length(weights)} weights for {_length(cells)} units")
    return _values(cells, more_units, more_cells, frequent, profiles, ordinals, NULL, of, _length(weights))


cdef inline bint _less(int64_t count, place at, int64_t other, place of_other) noexcept nogil:
    """Whether what is at ``at`` comes after the other."""
    return count < other or (count == other and at > of_other)


cdef void _sink_place(const int64_t* counts, place* heap, place size, place at) noexcept nogil:
    """Whatever comes last of all in the heap is at its top."""
    cdef place child, moved = heap[at]
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and _less(counts[heap[child + 1]], heap[child + 1], counts[heap[child]], heap[child]):
            child += 1
        if not _less(counts[heap[child]], heap[child], counts[moved], moved):
            break
        heap[at] = heap[child]
        at = child
    heap[at] = moved


def most(cnp.ndarray counts not None, place limit):
    cdef const int64_t* of = <int64_t*>_data(counts, cnp.NPY_INT64)
    cdef place count = _length(counts), at, size = 0, kept = 0, last
    if limit <= 0:
        raise IndexError(f"there are no {limit} values to be listed")
    cdef cnp.ndarray found = _new(min(limit, count), cnp.NPY_INTP)
    cdef place* heap = <place*>cnp.PyArray_DATA(found)
    for at in range(count):
        if not of[at]:
            continue
        kept += 1
        if size < limit:
            heap[size] = at
            size += 1
            if size == limit:
                for last in range(size // 2 - 1, -1, -1):
                    _sink_place(of, heap, size, last)
        elif of[at] > of[heap[0]]:
            heap[0] = at
            _sink_place(of, heap, size, 0)
    if size < limit:
        for last in range(size // 2 - 1, -1, -1):
            _sink_place(of, heap, size, last)
    for last in range(size - 1, 0, -1):
        heap[0], heap[last] = heap[last], heap[0]
        _sink_place(of, heap, last, 0)
    return _cut(found, size), kept


cdef int _count_owners(
    const cell* owners, const place* rows, place count, place lines, int64_t* counts, place size
) noexcept nogil:
    cdef place at
    for at in range(count):
        if <size_t>rows[at] >= <size_t>lines or owners[rows[at]] >= size:
            return -1
        counts[owners[rows[at]]] += 1
    return 0


def count_owners(cnp.ndarray owners not None, cnp.ndarray rows not None, place size):
    cdef const place* of = _places(rows)
    cdef place count = _length(rows), lines = _length(owners)
    cdef cnp.ndarray counts = _zeros(size, cnp.NPY_INT64)
    cdef int64_t* to = <int64_t*>cnp.PyArray_DATA(counts)
    cdef int width = _width(owners), flaw
    if width == 1:
        flaw = _count_owners(<uint8_t*>cnp.PyArray_DATA(owners), of, count, lines, to, size)
    elif width == 2:
        flaw = _count_owners(<uint16_t*>cnp.PyArray_DATA(owners), of, count, lines, to, size)
    else:
        flaw = _count_owners(<uint32_t*>_data(owners, cnp.NPY_UINT32), of, count, lines, to, size)
    if flaw:
        raise IndexError(f"a row is beyond {lines}, or its owner beyond {size}")
    return counts


# --- texts ----------------------------------------------------------------------------------------------------------


cdef extern from "Python.h":
    int PyUnicode_KIND(object text) noexcept
    void* PyUnicode_DATA(object text) noexcept
    uint32_t PyUnicode_READ(int kind, const void* data, Py_ssize_t at) noexcept nogil
    object PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)
    object PyUnicode_FromKindAndData(int kind, const void* data, Py_ssize_t size)
    object PyUnicode_DecodeUTF8(const char* data, Py_ssize_t size, const char* errors)
    bint Py_UNICODE_ISALNUM(uint32_t letter) noexcept nogil
    bint Py_UNICODE_ISSPACE(uint32_t letter) noexcept nogil
    bint Py_UNICODE_ISDECIMAL(uint32_t letter) noexcept nogil
    bint Py_UNICODE_ISUPPER(uint32_t letter) noexcept nogil
    int UCS4 "PyUnicode_4BYTE_KIND"


cdef struct Text:
    int kind
    const void* data
    place size


cdef inline Text _text(str text):
    cdef Text read
    read.kind, read.data, read.size = PyUnicode_KIND(text), PyUnicode_DATA(text), len(text)
    return read


cdef inline uint32_t _letter(Text* text, place at) noexcept nogil:
    return PyUnicode_READ(text.kind, text.data, at)


cdef inline bint _is_plain_letter(uint32_t letter) noexcept nogil:
    return c"a" <= (letter | 32) <= c"z" and letter < 128


cdef place _find(Text* text, uint32_t wanted, place at, place end) noexcept nogil:
    """As ``str.find``, but that ``end`` is given where there is none."""
    while at < end and _letter(text, at) != wanted:
        at += 1
    return at


cdef const char* _behind_cell(const char* at, const char* end) noexcept nogil:
    """What stands behind a cell of an array in JSON; ``NULL`` where that is no string, number or constant."""
    cdef const char* quote
    cdef const char* escape
    if at == end or at[0] == c"[" or at[0] == c"{":
        return NULL
    if at[0] != c'"':
        while at < end and at[0] != c"," and at[0] != c"]":
            at += 1
        return at
    at += 1
    while at < end:
        quote = <const char*>memchr(at, c'"', end - at)
        if quote == NULL:
            return NULL
        escape = <const char*>memchr(at, c"\\", quote - at)
        if escape == NULL:
            return quote + 1
        at = escape + 2
    return NULL


cdef object _unescaped(const char* at, const char* end):
    """A string of which only quotes and backslashes are escaped; ``NotImplemented`` for any other."""
    cdef char* letters = <char*>PyMem_Malloc(end - at)
    cdef const char* stop
    cdef place size = 0
    if letters == NULL:
        raise MemoryError
    try:
        while True:
            stop = <const char*>memchr(at, c"\\", end - at)
            if stop == NULL:
                memcpy(letters + size, at, end - at)
                return PyUnicode_DecodeUTF8(letters, size + (end - at), NULL)
            if end - stop < 2 or (stop[1] != c'"' and stop[1] != c"\\"):
                return NotImplemented
            memcpy(letters + size, at, stop - at)
            size += stop - at
            letters[size] = stop[1]
            size += 1
            at = stop + 2
    finally:
        PyMem_Free(letters)


cdef object _string_or_none(const char* at, const char* end):
    """A string, or ``None``; ``NotImplemented`` for anything else, and for escapes that are seldom."""
    if end - at == 4 and memcmp(at, b"null", 4) == 0:
        return None
    if end - at < 2 or at[0] != c'"':
        return NotImplemented
    if memchr(at, c"\\", end - at):
        return _unescaped(at + 1, end - 1)
    return PyUnicode_DecodeUTF8(at + 1, end - at - 2, NULL)


def cells(bytes block not None, place line, place first):
    cdef const char* at = block
    cdef const char* end = at + len(block)
    cdef const char* stop
    cdef place number
    cdef bint closed
    for number in range(line):
        at = <const char*>memchr(at, c"\n", end - at)
        if at == NULL:
            raise IndexError(f"there is no line {line}")
        at += 1
    stop = <const char*>memchr(at, c"\n", end - at)
    if stop != NULL:
        end = stop
    if at < end and at[0] == c"[":
        at += 1
        for number in range(first):
            at = _behind_cell(at, end)
            if at == NULL or at == end or at[0] != c",":
                break
            at += 1
        else:
            stop = _behind_cell(at, end)
            if stop != NULL and stop < end and stop[0] == c",":
                one = _string_or_none(at, stop)
                at = stop + 1
                stop = _behind_cell(at, end)
                closed = stop != NULL and stop < end and (stop[0] == c"," or stop[0] == c"]")
                other = _string_or_none(at, stop) if closed else NotImplemented
                if one is not NotImplemented and other is not NotImplemented:
                    return one, other
    return by_python.cells(block, line, first)


cdef place _block_of(const uint32_t* first, place blocks, place number) noexcept nogil:
    """The last block whose first record doesn't come after a record, in strides that double from where it would stand
    if all were as long."""
    cdef place at = number * blocks // first[blocks], low, high, step = 1, middle
    if first[at] <= number:
        low = at
        while low + step < blocks and first[low + step] <= number:
            low += step
            step <<= 1
        high = min(low + step, blocks)
    else:
        high = at
        while first[max(high - step, <place>0)] > number:
            high -= step
            step <<= 1
        low = max(high - step, <place>0)
    while high - low > 1:
        middle = (low + high) >> 1
        if first[middle] <= number:
            low = middle
        else:
            high = middle
    return low


def packed(
    cnp.ndarray blocks not None, cnp.ndarray firsts not None, cnp.ndarray ends not None, list numbers not None
):
    cdef const char* cells = <char*>_data(blocks, cnp.NPY_UINT8)
    cdef const uint32_t* first = <uint32_t*>_data(firsts, cnp.NPY_UINT32)
    cdef const uint64_t* end = <uint64_t*>_data(ends, cnp.NPY_UINT64)
    cdef place count = _length(firsts) - 1, size = _length(blocks), number, block, start, stop, at
    cdef list found = []
    if count < 0 or _length(ends) != count + 1 or first[0]:
        raise IndexError(f"{_length(ends)} ends are none of {count} blocks")
    for number in numbers:
        if not 0 <= number < first[count]:
            raise IndexError(f"there is no record {number} among {first[count]}")
        block = _block_of(first, count, number)
        start, stop = end[block], end[block + 1]
        if not 0 <= start <= stop <= size:
            raise IndexError(f"there is no block from {start} to {stop} among {size} bytes")
        for at in range(start, stop, 64):  # they lie far apart, and are waited for together then
            ibid_fetch(cells + at)
        found.append((start, stop, number - first[block]))
    return [(PyBytes_FromStringAndSize(cells + <place>begin, <place>behind - <place>begin), line)
            for begin, behind, line in found]


cdef place _cell_at(const void* cells, int width, place at) noexcept nogil:
    """One number of an array, its bytes as ``_width`` tells them."""
    if width == 1:
        return (<const uint8_t*>cells)[at]
    if width == 2:
        return (<const uint16_t*>cells)[at]
    return (<const uint32_t*>cells)[at] if width == 4 else <place>(<const uint64_t*>cells)[at]


def ids(
    list names not None, list letters not None, cnp.ndarray articles not None, cnp.ndarray kinds not None,
    cnp.ndarray numbers not None, list rows not None
):
    cdef int wide = _width(articles), broad = _width(kinds), large = _width(numbers)
    cdef const void* of = cnp.PyArray_DATA(articles)
    cdef const void* kind = cnp.PyArray_DATA(kinds)
    cdef const void* own = cnp.PyArray_DATA(numbers)
    cdef place size = min(_length(articles), _length(kinds), _length(numbers)), row, article, letter
    cdef list found = []
    for row in rows:
        if not 0 <= row < size:
            raise IndexError(f"there is no row {row} among {size}")
        article, letter = _cell_at(of, wide, row), _cell_at(kind, broad, row)
        if not (0 <= article < len(names) and 0 <= letter < len(letters)):
            raise IndexError(f"there is no article {article} or no kind {letter}")
        found.append(f"{<str>names[article]}/{<str>letters[letter]}{_cell_at(own, large, row)}")
    return found


# --- marks ----------------------------------------------------------------------------------------------------------


cdef enum:
    ASCII = 128
    ROW = 16
    BEYOND = 127  # the bit for every letter beyond ASCII
    MOST_SLOTS = 64


cdef inline void _set_bit(uint8_t* row, uint32_t letter) noexcept nogil:
    if letter < ASCII:
        row[letter >> 3] |= 1 << (letter & 7)


cdef inline uint32_t _upper(uint32_t letter) noexcept nogil:
    return letter - 32 if c"a" <= letter <= c"z" else letter


def beginnings(terms):
    cdef bytes table = bytes(ASCII * ROW)
    cdef uint8_t* rows = <uint8_t*><char*>table
    cdef uint8_t* row
    cdef Text text
    cdef place skip
    cdef uint32_t first, second
    cdef str term
    cdef int big
    for term in terms:
        text = _text(term)
        skip = text.size > 0 and _letter(&text, 0) == c"="
        if text.size <= skip:
            continue
        first = _letter(&text, skip)
        if first >= ASCII or not Py_UNICODE_ISALNUM(first):
            continue
        for big in range(2):
            row = rows + (_upper(first) if big else first) * ROW
            if text.size == skip + 1:
                memset(row, 255, ROW)
                continue
            second = _letter(&text, skip + 1)
            _set_bit(row, second)
            _set_bit(row, _upper(second))
            if second == c"i":
                _set_bit(row, c"y")
                _set_bit(row, c"Y")
            _set_bit(row, c"'")
            _set_bit(row, c",")
            _set_bit(row, BEYOND)
    return table


cdef struct Marks:
    place* at
    place count
    place room


cdef int _add_mark(Marks* marks, place start, place end) except -1:
    if marks.count + 2 > marks.room:
        marks.room = marks.room * 2 + 64
        marks.at = <place*>_grown(marks.at, marks.room * sizeof(place))
    marks.at[marks.count], marks.at[marks.count + 1] = start, end
    marks.count += 2
    return 0


cdef void _merge_marks(Marks* marks) noexcept nogil:
    """Sorted by insertion, for they are told nearly in order, and merged where they touch."""
    cdef place at, to, kept = 0, start, end
    cdef place* marked = marks.at
    for at in range(2, marks.count, 2):
        start, end, to = marked[at], marked[at + 1], at
        while to and marked[to - 2] > start:
            marked[to], marked[to + 1] = marked[to - 2], marked[to - 1]
            to -= 2
        marked[to], marked[to + 1] = start, end
    for at in range(0, marks.count, 2):
        if kept and marked[at] <= marked[kept - 1]:
            marked[kept - 1] = max(marked[kept - 1], marked[at + 1])
        else:
            marked[kept], marked[kept + 1] = marked[at], marked[at + 1]
            kept += 2
    marks.count = kept


cdef void* _grown(void* memory, size_t size) except NULL:
    memory = PyMem_Realloc(memory, size)
    if memory == NULL:
        raise MemoryError
    return memory


cdef place _may_begin(const character* text, place size, place at, const uint8_t* table, place* start) noexcept nogil:
    """From the beginning of a chunk on, where a match may begin, and where the chunk does that has it; or ``size``."""
    cdef uint32_t letter, before = c" ", second
    cdef const uint8_t* row
    start[0] = at
    while at < size:
        letter = text[at]
        if letter == c" ":
            start[0] = at + 1
        elif letter >= ASCII:
            if Py_UNICODE_ISALNUM(letter):
                return at
        elif not _is_plain_letter(before):
            row = table + letter * ROW
            if row[BEYOND >> 3] >> (BEYOND & 7):
                second = text[at + 1] if at + 1 < size else 0
                second = min(second, <uint32_t>BEYOND)
                if row[second >> 3] >> (second & 7) & 1:
                    return at
        before = letter
        at += 1
    return size


cdef place _next_likely(Text* text, place at, const uint8_t* table, place* start) noexcept nogil:
    if text.kind == 1:
        return _may_begin(<const uint8_t*>text.data, text.size, at, table, start)
    if text.kind == 2:
        return _may_begin(<const uint16_t*>text.data, text.size, at, table, start)
    return _may_begin(<const uint32_t*>text.data, text.size, at, table, start)


cdef uint64_t _bits_of(tuple terms, dict bits) except? 0:
    cdef PyObject* found
    cdef uint64_t held = 0
    for term in terms:
        found = <PyObject*>PyDict_GetItemWithError(bits, term)
        if found != NULL:
            held |= <uint64_t>(<object>found)
    return held


cdef int _mark_chunk(
    Text* text, tuple own, place start, dict bits, uint64_t firsts, uint64_t lasts, uint64_t* open, place* begun,
    place* words, Marks* marks
) except -1:
    """The matches that end in a chunk; ``begun`` has where the last words began, in a ring."""
    cdef uint64_t held, ends
    cdef tuple word
    cdef int last, slots
    for word in own:
        held = _bits_of(<tuple>word[0], bits) & (open[0] | firsts)
        begun[words[0] % MOST_SLOTS] = start + <place>word[1]
        words[0] += 1
        ends = held & lasts
        while ends:
            last = ibid_lowest(ends)
            ends &= ends - 1
            slots = 1
            while slots <= last and not firsts >> (last - slots + 1) & 1:
                slots += 1
            _add_mark(marks, begun[(words[0] - slots) % MOST_SLOTS], start + <place>word[2])
        open[0] = (held & ~lasts) << 1
    return 0


cdef int _find_marks(
    str text, const uint8_t* rows, words, dict bits, uint64_t firsts, uint64_t lasts, Marks* found
) except -1:
    """The marks of a text, in order and apart; ``words``, a dictionary, may make those of a chunk that it hasn't."""
    cdef Text read = _text(text)
    cdef place begun[MOST_SLOTS]
    cdef place start = 0, end, counted = 0
    cdef uint64_t open = 0
    cdef PyObject* known
    found.count = 0
    while start < read.size:
        end = start if open else _next_likely(&read, start, rows, &start)
        if end == read.size:
            break
        end = _find(&read, c" ", end, read.size)
        if end > start:
            chunk = PyUnicode_Substring(text, start, end)
            known = <PyObject*>PyDict_GetItemWithError(<dict>words, chunk)
            own = <object>known if known != NULL else words[chunk]
            _mark_chunk(&read, <tuple>own, start, bits, firsts, lasts, &open, begun, &counted, found)
        start = end + 1
    _merge_marks(found)
    return 0


cdef const uint8_t* _rows_of(bytes table) except NULL:
    if len(table) != ASCII * ROW:
        raise IndexError(f"a table has {ASCII * ROW} bytes, not {len(table)}")
    return <const uint8_t*><const char*>table


def marks(str text not None, bytes table not None, words not None, dict bits not None, uint64_t firsts,
          uint64_t lasts):
    cdef Marks found
    cdef place at
    if not isinstance(words, dict):
        raise TypeError("words are looked up in a dictionary")
    found.at, found.count, found.room = NULL, 0, 0
    try:
        _find_marks(text, _rows_of(table), words, bits, firsts, lasts, &found)
        return [found.at[at] for at in range(found.count)]
    finally:
        PyMem_Free(found.at)


# --- snippets -------------------------------------------------------------------------------------------------------


# As in ``indexer.sentences``.

cdef inline bint _is_stop(uint32_t letter) noexcept nogil:
    return letter == c"." or letter == c"!" or letter == c"?" or letter == 0x2026 or letter == 0x3002


cdef inline bint _closes(uint32_t letter) noexcept nogil:
    if letter < ASCII:
        return letter == c'"' or letter == c")" or letter == c"]"
    return letter == 0x201D or letter == 0x2019 or letter == 0xBB


cdef inline bint _opens(uint32_t letter) noexcept nogil:
    if letter < ASCII:
        return letter == c'"' or letter == c"(" or letter == c"["
    return letter == 0x201C or letter == 0x2018 or letter == 0xAB or letter == 0xBF or letter == 0xA1


cdef inline bint _begins_sentence(uint32_t letter) noexcept nogil:
    """A letter or a figure, but no small letter of Latin-1."""
    if c"a" <= letter <= c"z" or 0xE0 <= letter <= 0xF6 or 0xF8 <= letter <= 0xFF:
        return False
    return Py_UNICODE_ISALNUM(letter)


cdef enum:
    TAIL = 16


cdef place LONGEST = max(map(len, ABBREVIATIONS))


cdef int _abbreviates(str text, Text* read, place start, place stop) except -1:
    """Whether the full stop at ``stop`` belongs to an abbreviation."""
    cdef place first = stop
    cdef uint32_t letter
    start = max(start, stop - TAIL)
    while first > start:
        letter = _letter(read, first - 1)
        if not Py_UNICODE_ISALNUM(letter) or Py_UNICODE_ISDECIMAL(letter):
            break
        first -= 1
    if first == stop:
        return False
    if stop - first == 1 and Py_UNICODE_ISUPPER(_letter(read, first)):
        return True
    if stop - first > LONGEST:
        return False
    return PySet_Contains(ABBREVIATIONS, PyUnicode_Substring(text, first, stop).casefold())


cdef int _next_sentence(str text, Text* read, place* at, place* start, place* end) except -1:
    """The sentence that begins at ``at``, behind which that stands then; 0 where there is none."""
    cdef place stop = at[0], behind, next, after
    if at[0] >= read.size:
        return 0
    start[0] = at[0]
    while stop < read.size:
        if not _is_stop(_letter(read, stop)):
            stop += 1
            continue
        behind = stop + 1
        while behind < read.size and _closes(_letter(read, behind)):
            behind += 1
        next = behind
        while next < read.size and Py_UNICODE_ISSPACE(_letter(read, next)):
            next += 1
        after = next
        while after < read.size and _opens(_letter(read, after)):
            after += 1
        if next == behind or after == read.size or not _begins_sentence(_letter(read, after)):
            stop += 1
        elif _letter(read, stop) == c"." and _abbreviates(text, read, at[0], stop):
            stop = next
        else:
            end[0], at[0] = behind, next
            return 1
    end[0], at[0] = _stripped(read) or read.size, read.size
    return 1


def sentence_spans(str text not None):
    cdef Text read = _text(text)
    cdef place at = 0, start, end
    cdef list found = []
    while _next_sentence(text, &read, &at, &start, &end):
        found.append((start, end))
    return found


cdef place _stripped(Text* read) noexcept nogil:
    """The size of a text without the white space at its end."""
    cdef place end = read.size
    while end and Py_UNICODE_ISSPACE(_letter(read, end - 1)):
        end -= 1
    return end


cdef place _before(const place* bounds, place count, place wanted) noexcept nogil:
    """Of how many marks the bound, of which every other one is looked at, comes before ``wanted``."""
    cdef place low = 0, high = count, middle
    while low < high:
        middle = (low + high) >> 1
        if bounds[2 * middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


cdef void _cut_sentence(Text* read, place* start, place* end, const place* marks, place count, place size) noexcept nogil:
    """See ``by_python.cut``."""
    cdef place first = _before(marks, count, start[0]), at, left = start[0], right, space, most
    if first < count and marks[2 * first] >= end[0]:
        first = count
    if first < count and marks[2 * first + 1] - start[0] > size:
        left = max(start[0], min((marks[2 * first] + marks[2 * first + 1]) // 2 - size // 2, marks[2 * first]))
        if left and not Py_UNICODE_ISSPACE(_letter(read, left - 1)):
            left = min(_find(read, c" ", left, marks[2 * first]) + 1, marks[2 * first])
    right = min(left + size, end[0])
    if right < end[0]:
        space = right
        while space > left and _letter(read, space) != c" ":
            space -= 1
        right = space if space > left else right
    most = right
    for at in range(first, count):
        if marks[2 * at] >= end[0] or (at > first and marks[2 * at] >= right):
            break
        if at == first or right < marks[2 * at + 1]:
            most = max(most, marks[2 * at + 1])
    start[0], end[0] = left, most


cdef int _choose(str text, Text* read, const place* marks, place count, place size, place* start, place* end) except -1:
    """See ``by_python.window``. The sentences of a run wait in a ring, which grows as long as the longest."""
    cdef place at = 0, first, last, most = -1, held, low, high
    cdef place head = 0, waiting = 0, room = 64
    cdef place* run = <place*>_grown(NULL, 2 * room * sizeof(place))
    cdef int more
    start[0], end[0] = 0, 0
    try:
        more = _next_sentence(text, read, &at, &low, &high)
        while waiting or more:
            while more and (not waiting or high - run[2 * head] <= size):
                if head + waiting == room:
                    if head > room // 2:
                        memcpy(run, run + 2 * head, 2 * waiting * sizeof(place))
                        head = 0
                    else:
                        room *= 2
                        run = <place*>_grown(run, 2 * room * sizeof(place))
                run[2 * (head + waiting)], run[2 * (head + waiting) + 1] = low, high
                waiting += 1
                more = _next_sentence(text, read, &at, &low, &high)
            first, last = run[2 * head], run[2 * (head + waiting) - 1]
            head += 1
            waiting -= 1
            if most >= 0 and max(last, first + size) < marks[0]:
                continue  # no mark is reached yet
            if last - first > size:
                _cut_sentence(read, &first, &last, marks, count, size)
            # They are in order: those within are those that end in time less those that begin before.
            held = max(_before(marks + 1, count, last + 1) - _before(marks, count, first), 0)
            if held > most:
                start[0], end[0], most = first, last, held
                if held == count:
                    break
        return 0
    finally:
        PyMem_Free(run)


cdef inline place _put(uint32_t* to, place at, const char* piece) noexcept nogil:
    while piece[0]:
        to[at] = <unsigned char>piece[0]
        at += 1
        piece += 1
    return at


cdef place _put_safely(uint32_t* to, place at, Text* read, place start, place end) noexcept nogil:
    """As ``html.escape``."""
    cdef uint32_t letter
    for start in range(start, end):
        letter = _letter(read, start)
        if letter == c"&":
            at = _put(to, at, b"&amp;")
        elif letter == c"<":
            at = _put(to, at, b"&lt;")
        elif letter == c">":
            at = _put(to, at, b"&gt;")
        elif letter == c'"':
            at = _put(to, at, b"&quot;")
        elif letter == c"'":
            at = _put(to, at, b"&#x27;")
        else:
            to[at] = letter
            at += 1
    return at


cdef enum:
    ELLIPSIS = 0x2026
    LONGEST_ESCAPE = 6
    TAGS = 13  # <mark></mark>


cdef str _snippet(str text, const place* marks, place count, place size):
    """See ``by_python.snippet``; ``count`` is how many marks there are, each of two places."""
    cdef Text read = _text(text)
    cdef place at, start = 0, end = read.size, done, low = 2, high
    cdef uint32_t* to
    if read.size > size:
        _choose(text, &read, marks, count, size, &start, &end)
    to = <uint32_t*>_grown(NULL, ((end - start) * LONGEST_ESCAPE + count * TAGS + 4) * sizeof(uint32_t))
    try:
        high, done = 2, start
        for at in range(count):
            if marks[2 * at] < start or marks[2 * at + 1] > end:
                continue
            high = _put_safely(to, high, &read, done, marks[2 * at])
            high = _put(to, high, b"<mark>")
            high = _put_safely(to, high, &read, marks[2 * at], marks[2 * at + 1])
            high = _put(to, high, b"</mark>")
            done = marks[2 * at + 1]
        high = _put_safely(to, high, &read, done, end)
        while high > low and Py_UNICODE_ISSPACE(to[high - 1]):
            high -= 1
        while low < high and Py_UNICODE_ISSPACE(to[low]):
            low += 1
        if start > 0:
            low -= 2
            to[low], to[low + 1] = ELLIPSIS, c" "
        if end < _stripped(&read):
            to[high], to[high + 1] = c" ", ELLIPSIS
            high += 2
        return PyUnicode_FromKindAndData(UCS4, to + low, high - low)
    finally:
        PyMem_Free(to)


def snippet(str text not None, list marks not None, place size):
    cdef place count = len(marks) // 2, at
    cdef place* places = <place*>_grown(NULL, (2 * count + 1) * sizeof(place))
    try:
        for at in range(2 * count):
            places[at] = marks[at]
            if places[at] < (places[at - 1] if at else 0) or places[at] > len(text):
                raise IndexError(f"there is no mark {places[at]} in a text of {len(text)}")
        return _snippet(text, places, count, size)
    finally:
        PyMem_Free(places)


def snippets(list texts not None, bytes table not None, dict bits not None, uint64_t firsts, uint64_t lasts,
             place size):
    cdef Marks found
    cdef str text
    cdef const uint8_t* rows = _rows_of(table)
    cdef list made = []
    found.at, found.count, found.room = NULL, 0, 0
    try:
        for text, words in texts:
            if not isinstance(words, dict):
                raise TypeError("words are looked up in a dictionary")
            if firsts:
                _find_marks(text, rows, words, bits, firsts, lasts, &found)
            made.append(_snippet(text, found.at, found.count // 2, size))
        return made
    finally:
        PyMem_Free(found.at)


# --- n-grams --------------------------------------------------------------------------------------------------------


cdef enum:
    LANES = 16  # texts that are read side by side: each step waits for memory, and so they wait together
    MOST_TIMES = 64


cdef double[MOST_TIMES] LOG1P  # of how often an n-gram stands in a text, which is hardly ever more
for _times in range(MOST_TIMES):
    LOG1P[_times] = log1p(_times)


cdef struct State:
    int32_t row
    int32_t feature


cdef struct Automaton:
    const uint32_t* moves
    place moves_size
    const State* states
    place states_size
    place features_size


cdef struct Lane:
    const uint8_t* text
    place size
    place state
    place known
    int32_t* found


cdef int _walk(Automaton* of, Lane* lanes, int count, place longest) noexcept nogil:
    """Write the n-grams that end at the bytes of each text, one after another; -1 for a state that isn't there."""
    cdef place at, row
    cdef int32_t feature
    cdef int each
    cdef Lane* lane
    for at in range(longest):
        for each in range(count):
            lane = &lanes[each]
            if at >= lane.size:
                continue
            row = <place>of.states[lane.state].row + lane.text[at]
            if <size_t>row >= <size_t>of.moves_size or of.moves[row] >= of.states_size:
                return -1
            lane.state = of.moves[row]
            feature = of.states[lane.state].feature
            lane.found[lane.known] = feature  # where none ends, the next one is written over it: no branch to guess
            lane.known += feature >= 0
    return 0


cdef place _count_ngrams(Automaton* of, int32_t* found, place size, uint32_t* counts) noexcept nogil:
    """Count n-grams, and put each of them once to the front; gives how many, or -1 for one beyond."""
    cdef place at, known = 0
    cdef int32_t feature
    for at in range(size):
        feature = found[at]
        if feature >= of.features_size:
            return -1
        counts[feature] += 1
        found[known] = feature
        known += counts[feature] == 1
    return known


def weigh_ngrams(
    list texts not None, cnp.ndarray moves not None, cnp.ndarray states not None, cnp.ndarray weights not None,
    double prior,
):
    cdef Automaton of
    of.moves, of.moves_size = <uint32_t*>_data(moves, cnp.NPY_UINT32), _length(moves)
    of.states, of.states_size = <State*>_data(states, cnp.NPY_INT32), _length(states)
    of.features_size = _length(weights)
    if cnp.PyArray_NDIM(states) != 2 or cnp.PyArray_DIM(states, 1) != 2 or not of.states_size:
        raise IndexError(f"{(<object>states).shape} cells are no states, each with where its moves begin and an n-gram")
    cdef const double* weigh = <double*>_data(weights, cnp.NPY_DOUBLE)
    cdef cnp.ndarray scores = _zeros(len(texts), cnp.NPY_DOUBLE)
    cdef double* to = <double*>cnp.PyArray_DATA(scores)
    cdef Lane[LANES] lanes
    cdef int32_t* found = NULL
    cdef uint32_t* counts = <uint32_t*>PyMem_Calloc(of.features_size + 1, sizeof(uint32_t))
    cdef place first, number, known, at, longest, total
    cdef uint32_t times
    cdef bytes text
    cdef int count, each
    try:
        if counts == NULL:
            raise MemoryError
        for first in range(0, len(texts), LANES):
            count, longest, total = min(LANES, len(texts) - first), 0, 0
            for each in range(count):
                text = texts[first + each]
                lanes[each].text, lanes[each].size = <const uint8_t*><const char*>text, len(text)
                lanes[each].state = lanes[each].known = 0
                longest, total = max(longest, lanes[each].size), total + lanes[each].size
            found = <int32_t*>_grown(found, (total + 1) * sizeof(int32_t))
            total = 0
            for each in range(count):
                lanes[each].found = found + total
                total += lanes[each].size
            if _walk(&of, lanes, count, longest) < 0:
                raise IndexError(f"the automaton leads beyond {of.states_size} states")
            for each in range(count):
                known = _count_ngrams(&of, lanes[each].found, lanes[each].known, counts)
                if known < 0:
                    raise IndexError(f"the automaton knows more than {of.features_size} n-grams")
                if known:
                    to[first + each] = prior
                for at in range(known):
                    number = lanes[each].found[at]
                    times = counts[number]
                    to[first + each] += (LOG1P[times] if times < MOST_TIMES else log1p(times)) * weigh[number]
                    counts[number] = 0
    finally:
        PyMem_Free(counts)
        PyMem_Free(found)
    return scores


# --- figures and folded letters -------------------------------------------------------------------------------------


cdef enum:
    BMP = 1 << 16


def unusual(str text not None):
    cdef Text read = _text(text)
    cdef uint8_t[BMP >> 3] seen
    cdef place at
    cdef uint32_t letter
    cdef set found = set()
    memset(seen, 0, sizeof(seen))
    for at in range(read.size):
        letter = _letter(&read, at)
        if c" " <= letter <= c"~":
            continue
        if letter < BMP:
            if seen[letter >> 3] >> (letter & 7) & 1:
                continue
            seen[letter >> 3] |= 1 << (letter & 7)
        found.add(PyUnicode_Substring(text, at, at + 1))
    return frozenset(found)


def figures(str text not None):
    cdef Text read = _text(text)
    cdef place at = 0, start
    cdef uint32_t letter
    cdef list found = []
    while at < read.size:
        letter = _letter(&read, at)
        if letter > c"9" and letter < 128 or letter < c"0" or not Py_UNICODE_ISDECIMAL(letter):
            at += 1
            continue
        start = at
        while at < read.size and Py_UNICODE_ISDECIMAL(_letter(&read, at)):
            at += 1
        found.append((start, at))
    return found


cdef inline bint _is_caseless(uint32_t letter) noexcept nogil:
    """Whether it is one of those letters and signs of Korean, Chinese and English prose that have no case."""
    if letter < 0x2010:
        return 0xA0 <= letter < 0xC0 and letter != 0xB5
    return letter <= 0x2027 or 0xAC00 <= letter <= 0xD7A3 or 0x3000 <= letter <= 0x30FF or 0x4E00 <= letter <= 0x9FFF


def casefolded(str text not None):
    return text.lower() if text.isascii() else _casefolded(text)


cdef str _casefolded(str text):
    cdef Text read = _text(text)
    cdef place at
    cdef uint32_t letter
    cdef uint32_t* to = <uint32_t*>_grown(NULL, (read.size + 1) * sizeof(uint32_t))
    try:
        for at in range(read.size):
            letter = _letter(&read, at)
            if letter < 128:
                to[at] = letter + 32 if c"A" <= letter <= c"Z" else letter
            elif 0xC0 <= letter <= 0xDE and letter != 0xD7:
                to[at] = letter + 32
            elif 0xE0 <= letter <= 0xFF or _is_caseless(letter):
                to[at] = letter
            else:
                return text.casefold()
        return PyUnicode_FromKindAndData(UCS4, to, read.size)
    finally:
        PyMem_Free(to)


cdef inline bint _is_letter(uint32_t letter):
    if letter < ASCII:
        return c"a" <= (letter | 32) <= c"z"
    return Py_UNICODE_ISALNUM(letter) and not Py_UNICODE_ISDECIMAL(letter)


cdef inline bint _may_be_among(Text* read, place start, place end, const uint8_t* rows) noexcept:
    """Whether a word begins as one in a table of ``beginnings`` does."""
    cdef uint32_t first = _letter(read, start), second
    if first >= ASCII:
        return True
    second = _letter(read, start + 1) if end > start + 1 else 0
    if second >= ASCII:
        second = BEYOND
    return rows[first * ROW + (second >> 3)] >> (second & 7) & 1


def bits_of_words(str text not None, dict words not None, bytes table not None):
    cdef Text read = _text(text)
    cdef const uint8_t* rows = _rows_of(table)
    cdef place at = 0, start
    cdef PyObject* known
    cdef object bits = 0
    while at < read.size:
        if not _is_letter(_letter(&read, at)):
            at += 1
            continue
        start = at
        while at < read.size and _is_letter(_letter(&read, at)):
            at += 1
        if _may_be_among(&read, start, at, rows):
            known = <PyObject*>PyDict_GetItemWithError(words, PyUnicode_Substring(text, start, at))
            if known != NULL:
                bits = bits | <object>known
    return bits


def plain(str text not None):
    cdef Text read = _text(text)
    cdef place at
    cdef uint32_t letter
    cdef uint32_t* to = <uint32_t*>_grown(NULL, (read.size + 1) * sizeof(uint32_t))
    try:
        for at in range(read.size):
            letter = _letter(&read, at)
            if c"a" <= letter <= c"z" or letter == c" ":
                to[at] = letter
            elif Py_UNICODE_ISSPACE(letter) or (letter > c"9" and Py_UNICODE_ISDECIMAL(letter)):
                return None
            elif letter < 128:
                to[at] = letter + 32 if c"A" <= letter <= c"Z" else c"0" if c"0" <= letter <= c"9" else letter
            elif 0xC0 <= letter <= 0xDE and letter != 0xD7:
                to[at] = letter + 32
            elif 0xE0 <= letter <= 0xFF or _is_caseless(letter):
                to[at] = letter
            else:
                return by_python.plain(text)
        return PyUnicode_FromKindAndData(UCS4, to, read.size)
    finally:
        PyMem_Free(to)


# --- words of names -------------------------------------------------------------------------------------------------


cdef uint32_t* _folds = NULL  # of each letter what ``_folds_of`` has for it, and one more; 0 where that wasn't asked yet
cdef object _folds_of = None


cdef int _take_table(object table) except -1:
    """Forget what another table has."""
    global _folds, _folds_of
    if _folds == NULL:
        _folds = <uint32_t*>_grown(NULL, BMP * sizeof(uint32_t))
    if _folds_of is not table:
        memset(_folds, 0, BMP * sizeof(uint32_t))
        _folds_of = table
    return 0


cdef int64_t _folded(object table, uint32_t letter) except -1:
    """What stands for a letter."""
    if letter < BMP and _folds[letter]:
        return _folds[letter] - 1
    cdef object key = letter
    cdef str found = table[key]
    if len(found) != 1:
        raise ValueError(f"{found!r} can't stand for one letter")
    cdef uint32_t folded = ord(found)
    if letter < BMP:
        _folds[letter] = folded + 1
    return folded


cdef inline bint _is_of_word(uint32_t letter) noexcept nogil:
    return letter != c" " and letter != c"." and letter != c"|"


cdef inline bint _is_hangul(uint32_t letter) noexcept nogil:
    return 0xAC00 <= letter <= 0xD7A3 or 0x3131 <= letter <= 0x318E


cdef bint _is_inner_stop(const uint32_t* folded, place at, place size) noexcept nogil:
    """Whether a full stop stands between two letters, or behind no more than three of them and two spaces."""
    cdef place gap, behind
    if at and at + 1 < size and _is_of_word(folded[at - 1]) and _is_of_word(folded[at + 1]):
        return True
    for gap in range(3):
        behind = at - gap - 1
        if behind < 0:
            return True
        if _is_hangul(folded[behind]):
            return False
        if behind >= 3 and _is_of_word(folded[behind]) and _is_of_word(folded[behind - 1]) \
                and _is_of_word(folded[behind - 2]) and _is_of_word(folded[behind - 3]):
            return False
        if folded[behind] != c" ":
            return True
    return True


def form_words(str text not None, table not None):
    cdef Text read = _text(text)
    cdef place at, spaces = 0, size = 0
    cdef uint32_t letter, gap = 0
    cdef uint32_t* folded = <uint32_t*>_grown(NULL, (4 * read.size + 1) * sizeof(uint32_t))
    cdef uint32_t* words = folded + read.size
    cdef uint32_t* origins = words + 2 * read.size
    _take_table(table)
    try:
        for at in range(read.size):
            letter = folded[at] = <uint32_t>_folded(table, _letter(&read, at))
            if letter == 0 or letter == c"\n" or (letter == c"." and spaces > 2):
                return None
            spaces = spaces + 1 if letter == c" " else 0
        for at in range(read.size):
            letter = folded[at]
            if letter == c".":
                letter = c" " if _is_inner_stop(folded, at, read.size) else c"|"
            if letter == c" " or letter == c"|":
                gap = max(gap, letter)
                continue
            if gap and size:
                words[size], origins[size] = gap, at - 1
                size += 1
            words[size], origins[size], gap = letter, at, 0
            size += 1
        return (
            PyUnicode_FromKindAndData(UCS4, words, size),
            PyBytes_FromStringAndSize(<char*>origins, size * sizeof(uint32_t)),
        )
    finally:
        PyMem_Free(folded)
